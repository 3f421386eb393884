import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { refuseListInput } from "#server/domain/reviews/screening/inputs.ts";
import type { ScreeningListView } from "#server/domain/reviews/screening/views.ts";
import { decideList } from "./decide-list.ts";

/** The second person's no to an imported list, with the reason. */
export function refuseList(
  ctx: Context,
  { reason, ...input }: z.infer<typeof refuseListInput>,
): Promise<ScreeningListView[]> {
  return decideList(ctx, input, { event: "refuse", decide: () => ({ reason }) });
}
