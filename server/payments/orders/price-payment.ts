import { eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { preparedOnce } from "#db/prepared.ts";
import { deviceModels, devices } from "#db/schema/devices.ts";
import { stores } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { CreatePaymentInput } from "#server/domain/payments/inputs.ts";
import type { EffectiveMethod } from "#server/domain/quotes/effective-rates.ts";
import { cardRateOf } from "#server/domain/quotes/method-quote.ts";
import { acquiringFeeOf } from "#server/domain/quotes/quote.ts";
import type { Quote } from "#server/domain/quotes/quote-view.ts";
import type { CardFunding } from "#server/domain/rates/methods.ts";
import { huabeiFault, type TerminalReadiness } from "#server/domain/terminals/readiness.ts";
import { type ResolvedRates, resolveRates } from "#server/quotes/resolve-rates.ts";
import { signQuote } from "#server/quotes/sign-quote.ts";
import { holdPrices } from "#server/rates/hold-prices.ts";
import { noteFarFromStore } from "#server/terminals/incidents/note-far-from-store.ts";

export interface Price {
  quote: Quote | null;
  acquiringFeeFen: number;
  sellerNetFen: number;
}

/**
 * What the order costs whom, by the rates on record for this terminal now, which no change of prices overtakes
 * before the caller's transaction ends. A payer's plan is charged only at the quote that the payer saw: any other
 * hash is refused with the new quote. A card costs what its kind does; one that nobody has seen yet, a credit card's.
 */
export async function pricePayment(
  tx: Transaction,
  ctx: Context,
  { order: input, funding }: { order: CreatePaymentInput; funding: CardFunding },
): Promise<Price> {
  await requireReadyTerminal(tx, ctx, input);
  await holdPrices(tx);
  const rates = await resolveRates(tx, { terminalId: ctx.actor.id }, { at: ctx.now, pricing: true });
  const acquiring = methodOf(rates, input);
  if (input.plan === undefined) {
    const acquiringFeeFen = acquiringFeeOf(input.amountFen, cardRateOf(acquiring, funding));
    return { quote: null, acquiringFeeFen, sellerNetFen: input.amountFen - acquiringFeeFen };
  }
  const quote = await signQuote(ctx, { amountFen: input.amountFen, ...input.plan }, { rates, at: ctx.now });
  if (quote.hash !== input.quoteHash) throw quoteChanged(quote);
  const { acquiringFeeFen, sellerNetFen } = quote;
  return { quote, acquiringFeeFen, sellerNetFen };
}

/** The refusal that brings the new quote along: nothing is charged at a price the payer has not seen. */
export function quoteChanged(quote: Quote): DomainError {
  return new DomainError(
    "conflict",
    "quote_changed",
    "The price is not the one the payer saw. Show the new quote and ask again.",
    { quote },
  );
}

function methodOf(rates: ResolvedRates, input: CreatePaymentInput): EffectiveMethod {
  const method = rates.methods.find((candidate) => candidate.kind === input.method && candidate.enabled);
  if (method !== undefined) return method;
  throw new DomainError(
    "invalid_input",
    "method_not_offered",
    `"${input.method}" is not offered here. Choose another payment method.`,
    { offered: rates.methods.filter((candidate) => candidate.enabled).map(({ kind }) => kind) },
  );
}

/** The terminal has been offered the configuration it says it runs, is where it belongs, and may take Huabei (S1). */
async function requireReadyTerminal(tx: Transaction, ctx: Context, input: CreatePaymentInput): Promise<void> {
  const [bound] = await readiness(tx).execute({ terminalId: ctx.actor.id });
  if (bound === undefined || input.configVersion > bound.terminal.desiredVersion) {
    throw new DomainError(
      "conflict",
      "version_unknown",
      "This terminal was never offered that configuration version. Fetch the configuration and try again.",
      { desiredVersion: bound?.terminal.desiredVersion ?? 0 },
    );
  }
  // Its token was good when the request came in; staff may have stopped the terminal since.
  const { status } = bound.terminal;
  if (status !== "active") {
    const text = "This terminal takes no orders now.";
    throw new DomainError("illegal_state", "terminal_not_active", text, { status });
  }
  if (input.method === "huabei") refuseUnready({ ...bound.model, ...bound.terminal });
  await noteFarFromStore(tx, ctx, { bound, at: input.location });
}

const readiness = preparedOnce((reader) =>
  reader
    .select({ terminal: terminals, model: deviceModels, store: stores })
    .from(terminals)
    .innerJoin(devices, eq(devices.id, terminals.deviceId))
    .innerJoin(deviceModels, eq(deviceModels.code, devices.modelCode))
    .innerJoin(stores, eq(stores.id, terminals.storeId))
    .where(eq(terminals.id, sql.placeholder("terminalId")))
    .prepare("terminal_readiness"),
);

function refuseUnready(terminal: TerminalReadiness & { minimumFirmware: string }): void {
  const fault = huabeiFault(terminal);
  if (fault === null) return;
  const { reason, message, remedy } = fault;
  const code = reason.startsWith("config_") ? "conflict" : "invalid_input";
  throw new DomainError(code, reason, message, {
    remedy,
    ...(reason === "firmware_too_old" && { minimum: terminal.minimumFirmware }),
  });
}
