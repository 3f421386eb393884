import { desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { deskHourSets, people } from "#db/schema/people.ts";
import { hoursInForce } from "#server/applications/case-file/hours-in-force.ts";
import type { Context } from "#server/context.ts";
import { LAID_TRANSITIONS, type LaidEvent, type LaidStatus } from "#server/domain/laid-status.ts";
import type { HourSetView } from "#server/domain/reviews/hours/views.ts";
import { isOwnProposal } from "#server/domain/second-person.ts";
import { eventsFrom } from "#server/domain/state-machine.ts";
import { versionEvidence } from "../version-evidence.ts";

export type HourSet = typeof deskHourSets.$inferSelect;

const SHOWN = 30;

/** Every version that was proposed, the newest first, or one of them alone. */
export async function viewHourSets(reader: Reader, ctx: Context, id?: string): Promise<HourSetView[]> {
  const maker = alias(people, "maker");
  const second = alias(people, "second");
  const inForce = await hoursInForce(reader);
  const rows = await reader
    .select({ set: deskHourSets, createdBy: maker.name, approvedBy: second.name })
    .from(deskHourSets)
    .leftJoin(maker, eq(maker.id, deskHourSets.createdById))
    .leftJoin(second, eq(second.id, deskHourSets.approvedById))
    .where(id === undefined ? undefined : eq(deskHourSets.id, id))
    .orderBy(desc(deskHourSets.number))
    .limit(SHOWN);
  return rows.map(({ set, createdBy, approvedBy }) => {
    const { id, number, status, body, note, refusal, version } = set;
    return {
      ...{ id, number, status, body, note, refusal, version, createdBy, approvedBy },
      createdAt: set.createdAt.toISOString(),
      publishedAt: set.publishedAt?.toISOString() ?? null,
      inForce: number === inForce.number,
      own: isOwnProposal(ctx.actor.id, set),
      events: eventsFrom<LaidStatus, LaidEvent>(LAID_TRANSITIONS, status),
      evidenceHash: versionEvidence(set, inForce.number),
    };
  });
}

export async function viewHourSet(
  reader: Reader,
  ctx: Context,
  { id }: Pick<HourSet, "id">,
): Promise<HourSetView> {
  const [view] = await viewHourSets(reader, ctx, id);
  if (view === undefined) throw new Error("A version that was written is there");
  return view;
}
