import type { Transaction } from "#db/client.ts";
import { deskNotices } from "#db/schema/desk.ts";
import type { Context } from "#server/context.ts";
import { personIdOf } from "#server/domain/actor.ts";
import { makeId } from "#server/domain/ids.ts";
import type { DeskNoticeKind } from "#server/domain/reviews/notices.ts";

/** Lays a notice of a case before people at the desk; whoever caused it needs none. */
export async function tellPeople(
  tx: Transaction,
  ctx: Pick<Context, "actor" | "now" | "randomBytes">,
  {
    kind,
    applicationId,
    personIds,
  }: { kind: DeskNoticeKind; applicationId: string; personIds: readonly string[] },
): Promise<void> {
  const fromId = personIdOf(ctx);
  const rows = [...new Set(personIds)]
    .filter((personId) => personId !== fromId)
    .map((personId) => ({
      id: makeId("deskNotice", ctx.randomBytes),
      personId,
      applicationId,
      kind,
      fromId,
      at: ctx.now,
    }));
  if (rows.length > 0) await tx.insert(deskNotices).values(rows);
}
