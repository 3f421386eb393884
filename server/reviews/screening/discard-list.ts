import type { z } from "zod";
import type { Context } from "#server/context.ts";
import type { listVersionInput } from "#server/domain/reviews/screening/inputs.ts";
import type { ScreeningListView } from "#server/domain/reviews/screening/views.ts";
import { decideList } from "./decide-list.ts";

/** Takes back an imported list that nobody has decided on. */
export function discardList(
  ctx: Context,
  input: z.infer<typeof listVersionInput>,
): Promise<ScreeningListView[]> {
  return decideList(ctx, input, { event: "discard" });
}
