import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { HourSetView, refuseHoursInput } from "#server/domain/reviews/hours/views.ts";
import { decideHours } from "./decide-hours.ts";

/** The second person's no to other hours, with the reason. */
export function refuseHours(
  ctx: Context,
  { reason, ...input }: z.infer<typeof refuseHoursInput>,
): Promise<HourSetView> {
  return decideHours(ctx, input, { event: "refuse", decide: () => ({ reason }) });
}
