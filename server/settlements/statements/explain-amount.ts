import { and, eq, exists, gte, lt, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { ofReadableMerchants } from "#db/of-readable-merchants.ts";
import { ledgerEntries, ledgerPostings } from "#db/schema/ledger.ts";
import { merchants } from "#db/schema/merchants.ts";
import { settlementEntries } from "#db/schema/settlements.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { LedgerPart } from "#server/domain/ledger/posting.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import { boundsOf, type ExplainInput, type Explanation } from "#server/domain/settlements/statements.ts";
import { requireReadableMerchant } from "#server/ledger/require-readable-merchant.ts";
import { loadSettlement } from "../load-settlement.ts";
import { explainedPostings } from "./explained-postings.ts";

const MOST = 1_000;

/**
 * The postings that make a figure, to the fen: a settlement's amount, a day's or month's net amount or one part of it; and
 * from one posting upward, which settlement pays it. Each names its payment, refund or whatever it books.
 */
export async function explainAmount(ctx: Context, input: ExplainInput): Promise<Explanation> {
  if (!isPermitted(ctx.actor.roles, "settlement:read")) requirePermission(ctx, "settlement:read_own");
  return read(ctx, async (db) => {
    const { where, amountFen } = await figureOf(db, ctx, input);
    const found = await explainedPostings(db, where, { limit: MOST + 1 });
    const postings = found.slice(0, MOST);
    const told = postings.reduce((sum, { netFen, paidOutFen }) => sum + netFen + paidOutFen, 0);
    return { amountFen: amountFen ?? told, postings, more: found.length > MOST };
  });
}

interface Figure {
  where: SQL | undefined;
  /** Null where it is what its postings sum to. */
  amountFen: number | null;
}

async function figureOf(reader: Reader, ctx: Context, input: ExplainInput): Promise<Figure> {
  if ("settlementId" in input) {
    const { settlement } = await loadSettlement(reader, ctx, input.settlementId);
    const own = and(
      eq(settlementEntries.postingId, ledgerPostings.id),
      eq(settlementEntries.settlementId, settlement.id),
    );
    const of = reader.select({ one: sql`1` }).from(settlementEntries).where(own);
    return { where: exists(of), amountFen: settlement.netFen };
  }
  if ("postingId" in input) {
    const visible = and(eq(ledgerPostings.id, input.postingId), ofReadableMerchants(ctx, "settlement:read"));
    const [posting] = await reader
      .select({ id: ledgerPostings.id })
      .from(ledgerPostings)
      .innerJoin(merchants, eq(merchants.id, ledgerPostings.merchantId))
      .where(visible);
    if (posting === undefined)
      throw new DomainError("not_found", "posting_not_found", "There is no such posting.");
    return { where: eq(ledgerPostings.id, posting.id), amountFen: null };
  }
  const { merchantId, period, part } = input;
  await requireReadableMerchant(reader, ctx, { merchantId, permission: "settlement:read" });
  const { from, to } = boundsOf(period);
  const within = and(
    eq(ledgerPostings.merchantId, merchantId),
    eq(ledgerEntries.merchantId, merchantId),
    gte(ledgerEntries.effectiveAt, from),
    lt(ledgerEntries.effectiveAt, to),
  );
  return { where: and(within, partOf(part)), amountFen: null };
}

/** Without a part it is the net amount: all that was not paid out. */
function partOf(part: LedgerPart | undefined): SQL {
  return part === undefined ? sql`${ledgerEntries.part} <> 'paid_out'` : eq(ledgerEntries.part, part);
}
