import type { z } from "zod";
import { pageOf } from "#db/keyset.ts";
import { applications } from "#db/schema/applications.ts";
import { hoursInForce } from "#server/applications/case-file/hours-in-force.ts";
import { readFilled } from "#server/changes/read.ts";
import { readLately } from "#server/changes/read-lately.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { isPermitted } from "#server/domain/permissions.ts";
import type { ListQueueInput } from "#server/domain/reviews/inputs.ts";
import type { QueueItem, queuePage } from "#server/domain/reviews/views.ts";
import { soughtFrom } from "#server/domain/search/sought.ts";
import type { View } from "./queue/in-view.ts";
import { orderOf, queueStatement } from "./queue/queue-statement.ts";

/**
 * Applications at the desk, or of a view of it, in the order of their deadlines; with statuses or a search alone, any that
 * were handed in. A page continues after the last row seen.
 */
export async function listQueue(ctx: Context, input: ListQueueInput): Promise<z.infer<typeof queuePage>> {
  requirePermission(ctx, "application:read");
  const { search = "", ...rest } = input;
  const { statuses } = rest;
  const view: View | undefined = input.view ?? (statuses === undefined && search === "" ? "desk" : undefined);
  const mayReveal = isPermitted(ctx.actor.roles, "application:reveal");
  const sought = search === "" ? null : soughtFrom(search, { mayReveal });
  // Too little was typed to look for.
  if (search !== "" && sought === null) return { items: [], nextCursor: null };
  const asked = { ...rest, view, sought, hours: (await readLately(ctx, hoursInForce)).body };
  const rows = await readFilled<QueueItem>(ctx, queueStatement(ctx, asked));
  const { at, second } = orderOf(asked);
  return pageOf(
    rows,
    ({ dueAt, snoozedUntil, waitingSince, id }) => {
      const first = at === applications.snoozedUntil ? snoozedUntil : dueAt;
      const waited = new Date(waitingSince);
      return second === undefined || first === null
        ? { at: waited, id }
        : { at: new Date(first), second: waited, id };
    },
    (row) => row,
  );
}
