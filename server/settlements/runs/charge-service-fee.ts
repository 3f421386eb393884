import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { ledgerPostings } from "#db/schema/ledger.ts";
import type { merchants } from "#db/schema/merchants.ts";
import type { Context } from "#server/context.ts";
import { shanghaiDate, startOfShanghaiMonth } from "#server/domain/calendar/shanghai-date.ts";
import { serviceFeePosting } from "#server/domain/ledger/posting.ts";
import { serviceFeeOf } from "#server/domain/rates/service-fee.ts";
import { postLines } from "#server/ledger/post-lines.ts";
import { merchantVolume } from "#server/quotes/merchant-volume.ts";
import { resolveRates } from "#server/quotes/resolve-rates.ts";

/**
 * Books the service fee of the month before a run's (S6), once: for traditional POS alone, by the rule of the rate card
 * that held at the month's end. It takes effect in the month that it is for.
 */
export async function chargeServiceFee(
  tx: Transaction,
  ctx: Context,
  { merchant, cutoffAt }: { merchant: typeof merchants.$inferSelect; cutoffAt: Date },
): Promise<void> {
  if (merchant.product !== "traditional_pos") return;
  const runMonth = shanghaiDate(cutoffAt).slice(0, 7);
  const [from, to] = [startOfShanghaiMonth(runMonth, -1), startOfShanghaiMonth(runMonth)];
  const lastInstant = new Date(to.getTime() - 1);
  const sourceId = `${merchant.id}:${shanghaiDate(from).slice(0, 7)}`;
  const charged = and(eq(ledgerPostings.kind, "service_fee"), eq(ledgerPostings.sourceId, sourceId));
  if ((await tx.$count(ledgerPostings, charged)) > 0) return;
  const party = { product: merchant.product, merchantId: merchant.id };
  const { serviceFee: rule } = await resolveRates(tx, party, { at: lastInstant });
  const volumeFen = await merchantVolume(tx, { merchantId: merchant.id, from, to });
  // Whoever took nothing in the month is charged nothing, whatever a rule says of a volume that is missed.
  const feeFen = volumeFen === 0 ? 0 : serviceFeeOf(volumeFen, rule);
  if (feeFen === 0) return;
  const lines = serviceFeePosting(feeFen);
  await postLines(tx, ctx, {
    kind: "service_fee",
    sourceId,
    merchantId: merchant.id,
    at: lastInstant,
    lines,
  });
}
