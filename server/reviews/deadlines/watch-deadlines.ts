import { and, arrayOverlaps, asc, eq, lte, notExists, sql } from "drizzle-orm";
import type { Reader, Transaction } from "#db/client.ts";
import { oneOf } from "#db/columns.ts";
import { applications } from "#db/schema/applications.ts";
import { deskAlarms } from "#db/schema/desk.ts";
import { people } from "#db/schema/people.ts";
import { hoursInForce } from "#server/applications/case-file/hours-in-force.ts";
import { changeEach } from "#server/changes/change-each.ts";
import { read } from "#server/changes/read.ts";
import { readLately } from "#server/changes/read-lately.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { deskStepIn } from "#server/domain/applications/promised-by.ts";
import { DESK_STATUSES } from "#server/domain/applications/status.ts";
import { type DeskAlarm, toldOf } from "#server/domain/reviews/alarms.ts";
import { atRiskUntil } from "#server/domain/reviews/at-risk.ts";
import { tellPeople } from "../notices/tell-people.ts";

const BATCH = 100;

type Due = Pick<typeof applications.$inferSelect, "id" | "status" | "reviewerId" | "checkerId"> & {
  dueAt: Date;
};

/**
 * Writes down which deadlines of the desk have come near or passed, once each, and tells who can still do something about
 * it. Returns how many it found.
 */
export async function watchDeadlines(ctx: Context): Promise<number> {
  requirePermission(ctx, "application:watch");
  const passed = await dueUntil(ctx, "breached", ctx.now);
  const near = await dueUntil(
    ctx,
    "at_risk",
    atRiskUntil(ctx.now, (await readLately(ctx, hoursInForce)).body),
  );
  const leadIds = await read(ctx, leadsOf);
  const raise = (alarm: DeskAlarm) => (tx: Transaction, due: Due) =>
    raiseAlarm(tx, ctx, { alarm, due, leadIds });
  return (await changeEach(ctx, passed, raise("breached"))) + (await changeEach(ctx, near, raise("at_risk")));
}

async function dueUntil(ctx: Context, alarm: DeskAlarm, until: Date): Promise<Due[]> {
  const { id, status, reviewerId, checkerId, dueAt, waitingSince } = applications;
  const rows = await read(ctx, (db) => {
    const raised = db
      .select({ one: sql`1` })
      .from(deskAlarms)
      .where(and(eq(deskAlarms.applicationId, id), eq(deskAlarms.kind, alarm), eq(deskAlarms.dueAt, dueAt)));
    return db
      .select({ id, status, reviewerId, checkerId, dueAt })
      .from(applications)
      .where(and(oneOf(status, DESK_STATUSES), lte(dueAt, until), notExists(raised)))
      .orderBy(asc(dueAt), asc(waitingSince), asc(id))
      .limit(BATCH);
  });
  return rows.flatMap((row) => (row.dueAt === null ? [] : [{ ...row, dueAt: row.dueAt }]));
}

/** Who leads the desk: those who administer it. */
async function leadsOf(reader: Reader): Promise<string[]> {
  const rows = await reader
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.status, "active"), arrayOverlaps(people.roles, ["admin"])));
  return rows.map(({ id }) => id);
}

/** Another instance that saw the same deadline has written it down already: the key admits one. */
async function raiseAlarm(
  tx: Transaction,
  ctx: Context,
  { alarm, due, leadIds }: { alarm: DeskAlarm; due: Due; leadIds: readonly string[] },
): Promise<void> {
  const step = deskStepIn(due.status);
  if (step === null) return;
  const [first] = await tx
    .insert(deskAlarms)
    .values({ applicationId: due.id, kind: alarm, dueAt: due.dueAt, step, at: ctx.now })
    .onConflictDoNothing()
    .returning({ kind: deskAlarms.kind });
  if (first === undefined) return;
  await recordAudit(tx, ctx, {
    action: alarm === "at_risk" ? "case.at_risk" : "case.breach",
    subjectType: "application",
    subjectId: due.id,
    after: { step, dueAt: due.dueAt.toISOString(), by: "system" },
  });
  const holderId = step === "review" ? due.reviewerId : step === "check" ? due.checkerId : null;
  await tellPeople(tx, ctx, {
    kind: alarm,
    applicationId: due.id,
    personIds: toldOf({ alarm, holderId, leadIds }),
  });
}
