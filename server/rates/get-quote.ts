import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import { type QuoteRequest, quoteInstalments, type RateSource } from "#server/domain/fees/quote.ts";
import type { CompareInput, Comparison, Quote, QuoteInput } from "#server/domain/fees/quote-view.ts";
import { BEARERS } from "#server/domain/fees/rate-card.ts";
import { canonicalHash } from "#server/domain/fees/sha256.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { signHash } from "#server/keys/platform-key.ts";
import { type RateScope, resolveRates } from "./resolve-rates.ts";

/** A signed quote for one amount and plan; anybody may ask of the platform's card, owners and staff of theirs. */
export async function getQuote(ctx: Context, input: QuoteInput): Promise<Quote> {
  await requireVisible(ctx.db, ctx, input);
  const at = instantOf(ctx, input.at);
  return signQuote(ctx, input, await resolveRates(ctx.db, input, at), at);
}

/** Every plan and bearer at once; what cannot be had comes with its reason and the limit concerned. */
export async function compareQuotes(ctx: Context, input: CompareInput): Promise<Comparison> {
  await requireVisible(ctx.db, ctx, input);
  const at = instantOf(ctx, input.at);
  const rates = await resolveRates(ctx.db, input, at);
  const terms = [...new Set(rates.body.plans.filter((plan) => plan.enabled).map((plan) => plan.term))];
  const comparison: Comparison = { quotes: [], refused: [] };
  for (const term of terms.sort((a, b) => a - b)) {
    for (const bearer of BEARERS) {
      try {
        comparison.quotes.push(await signQuote(ctx, { amountFen: input.amountFen, term, bearer }, rates, at));
      } catch (error) {
        comparison.refused.push(refusalOf(error, term, bearer));
      }
    }
  }
  return comparison;
}

/** Computes, hashes and signs; the verbs of other areas quote through this with the rates they resolved. */
export async function signQuote(
  ctx: Context,
  request: QuoteRequest,
  rates: RateSource,
  at: Date,
): Promise<Quote> {
  const { terms, trace } = quoteInstalments(request, rates, at);
  const hash = await canonicalHash(terms);
  return { ...terms, trace, hash, signature: await signHash(ctx, hash) };
}

function refusalOf(
  error: unknown,
  term: number,
  bearer: (typeof BEARERS)[number],
): Comparison["refused"][number] {
  if (!(error instanceof DomainError)) throw error;
  const { minimumFen, maximumFen } = error.details;
  return {
    term,
    bearer,
    reason: error.reason,
    message: error.message,
    ...(typeof minimumFen === "number" && { minimumFen }),
    ...(typeof maximumFen === "number" && { maximumFen }),
  };
}

function instantOf(ctx: Context, at: string | undefined): Date {
  return at === undefined ? ctx.now : new Date(at);
}

/** A merchant's rates are its owner's and the staff's to see; to anybody else neither it nor its terminal exists. */
async function requireVisible(reader: Reader, ctx: Context, scope: RateScope): Promise<void> {
  if (scope.merchantId === undefined && scope.terminalId === undefined) return;
  requirePermission(ctx, "fee:quote");
  const found = await ownersOf(reader, scope);
  const { actor } = ctx;
  const sees =
    isPermitted(actor.roles, "merchant:read") ||
    actor.kind === "system" ||
    (actor.kind === "terminal" ? found?.merchantId === actor.merchantId : found?.ownerId === actor.id);
  const consistent = scope.merchantId === undefined || scope.merchantId === found?.merchantId;
  if (found !== undefined && sees && consistent) return;
  throw new DomainError("not_found", "merchant_not_found", "There is no such merchant or terminal.");
}

async function ownersOf(reader: Reader, scope: RateScope) {
  const columns = { merchantId: merchants.id, ownerId: merchants.ownerId };
  const [row] =
    scope.terminalId === undefined
      ? await reader
          .select(columns)
          .from(merchants)
          .where(eq(merchants.id, scope.merchantId ?? ""))
      : await reader
          .select(columns)
          .from(terminals)
          .innerJoin(merchants, eq(merchants.id, terminals.merchantId))
          .where(eq(terminals.id, scope.terminalId));
  return row;
}
