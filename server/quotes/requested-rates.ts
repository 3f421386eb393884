import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import type { RateScope } from "#server/domain/quotes/quote-view.ts";
import { requireVisibleRates } from "./require-visible-rates.ts";
import { type ResolvedRates, resolveRates } from "./resolve-rates.ts";

/** The rates somebody asks for, if they may see them, and the instant of the purchase, which is now by default. */
export async function requestedRates(
  ctx: Context,
  input: RateScope,
): Promise<{ rates: ResolvedRates; at: Date }> {
  await requireVisibleRates(ctx, input);
  const at = input.at === undefined ? ctx.now : new Date(input.at);
  const recordedAt = input.recordedAt === undefined ? undefined : new Date(input.recordedAt);
  return { rates: await read(ctx, (db) => resolveRates(db, input, { at, recordedAt })), at };
}
