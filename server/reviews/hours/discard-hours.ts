import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { HourSetView, hoursVersionInput } from "#server/domain/reviews/hours/views.ts";
import { decideHours } from "./decide-hours.ts";

/** Takes back hours that nobody has decided on. */
export function discardHours(ctx: Context, input: z.infer<typeof hoursVersionInput>): Promise<HourSetView> {
  return decideHours(ctx, input, { event: "discard" });
}
