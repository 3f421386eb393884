import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { screeningLists } from "#db/schema/desk.ts";
import { type ProposalStep, takeProposalStep } from "#server/changes/take-proposal-step.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import type { ScreeningListView } from "#server/domain/reviews/screening/views.ts";
import { type ScreeningList, viewLists } from "./screening-list-rows.ts";

/** How every step of an imported list is taken. */
export function decideList(
  ctx: Context,
  { listId, version: seenVersion }: { listId: string; version: number },
  step: ProposalStep<"screening_list">,
): Promise<ScreeningListView[]> {
  return takeProposalStep<"screening_list", ScreeningListView[]>(
    ctx,
    {
      noun: "screening_list",
      needs: { maker: "screening:write", second: "desk_rule:approve" },
      seenVersion,
      load: (tx) => loadList(tx, listId),
      view: (tx) => viewLists(tx, ctx),
    },
    step,
  );
}

async function loadList(reader: Reader, id: string): Promise<ScreeningList> {
  const [row] = await reader.select().from(screeningLists).where(eq(screeningLists.id, id));
  if (row === undefined)
    throw new DomainError("not_found", "screening_list_not_found", "There is no such list.");
  return row;
}
