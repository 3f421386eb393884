import type { z } from "zod";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { shanghaiDate, startOfShanghaiMonth } from "#server/domain/calendar/shanghai-date.ts";
import type { serviceFeeInput } from "#server/domain/quotes/inputs.ts";
import type { ServiceFeeView } from "#server/domain/quotes/rates-view.ts";
import { serviceFeeOf } from "#server/domain/rates/service-fee.ts";
import { merchantVolume } from "./merchant-volume.ts";
import { requireVisibleRates } from "./require-visible-rates.ts";
import { resolveRates } from "./resolve-rates.ts";

/** A merchant's monthly service fee (S6): by the rule in force at the month's end, or now while it runs. */
export async function getServiceFee(
  ctx: Context,
  input: z.infer<typeof serviceFeeInput>,
): Promise<ServiceFeeView> {
  await requireVisibleRates(ctx, input);
  const month = input.month ?? shanghaiDate(ctx.now).slice(0, 7);
  const [from, to] = [startOfShanghaiMonth(month), startOfShanghaiMonth(month, 1)];
  const volumeFen = await read(ctx, (db) => merchantVolume(db, { merchantId: input.merchantId, from, to }));
  const lastInstant = new Date(to.getTime() - 1);
  const at = lastInstant < ctx.now ? lastInstant : ctx.now;
  const { serviceFee: rule } = await read(ctx, (db) => resolveRates(db, input, { at }));
  return { month, volumeFen, rule, feeFen: serviceFeeOf(volumeFen, rule) };
}
