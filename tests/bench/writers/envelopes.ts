import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { Database, Transaction } from "#db/client.ts";
import { compareAndSet } from "#db/compare-and-set.ts";
import { applications } from "#db/schema/applications.ts";
import { people } from "#db/schema/people.ts";
import { inTransaction } from "#db/transaction.ts";
import { change } from "#server/changes/change.ts";
import type { Notices } from "#server/changes/notices.ts";
import { takeStep } from "#server/changes/take-step.ts";
import { writePromise } from "#server/changes/write-down.ts";
import { APPLICATION_TRANSITIONS } from "#server/domain/applications/status.ts";
import { waitingFrom } from "#server/domain/applications/waits.ts";
import { makeId } from "#server/domain/ids.ts";
import { nextStatus } from "#server/domain/state-machine.ts";

const bytes = (length: number) => randomBytes(length);

export interface Writer {
  db: Database;
  notices: Notices;
}

/** Applications in review, one for each connection: nobody waits for a row. */
export async function makeCases(db: Database, count: number): Promise<string[]> {
  const personId = makeId("person", bytes);
  await db.insert(people).values({
    id: personId,
    roles: ["reviewer"],
    name: "Bench",
    email: `${personId}@bench.test`,
    createdAt: new Date(),
  });
  const ids = Array.from({ length: count }, () => makeId("application", bytes));
  const row = {
    applicantId: personId,
    status: "in_review" as const,
    createdAt: new Date(),
    ...waitingFrom("in_review", new Date()),
  };
  await db.insert(applications).values(ids.map((id) => ({ ...row, id, reviewerId: null })));
  return ids;
}

/** The envelope of a verb, through the functions that every verb uses: load, step, audit row, outbox row, notice. */
export function realEnvelope({ db, notices }: Writer, id: string): Promise<unknown> {
  const ctx = {
    db,
    notices,
    actor: { kind: "system" as const, id: "bench", roles: ["system"] as const },
    now: new Date(),
    randomBytes: bytes,
  };
  return change(ctx, async (tx) =>
    takeStep(tx, ctx, {
      noun: "application",
      before: await load(tx, id),
      event: "claim",
      changes: { claimedAt: ctx.now },
      effects: [{ topic: "application.submitted", payload: { applicationId: id } }],
    }),
  );
}

/** The same statements without audit and notice. */
export function plainEnvelope({ db }: Writer, id: string): Promise<unknown> {
  const now = new Date();
  return inTransaction(db, async (tx) => {
    const before = await load(tx, id);
    const status = nextStatus(APPLICATION_TRANSITIONS, before.status, "claim");
    await compareAndSet(tx, applications, { before, changes: { status, claimedAt: now } });
    await writePromise(tx, {
      id: makeId("outbox", bytes),
      topic: "application.submitted",
      payload: { applicationId: id },
      createdAt: now,
      dueAt: now,
    });
  });
}

/** As many round trips as the envelope makes, with nothing in them. */
export function bareRoundTrips({ db }: Writer): Promise<unknown> {
  return inTransaction(db, async (tx) => {
    for (let trip = 0; trip < 4; trip++) await tx.execute(sql`select 1`);
  });
}

async function load(tx: Transaction, id: string): Promise<typeof applications.$inferSelect> {
  const [row] = await tx.select().from(applications).where(eq(applications.id, id));
  if (row === undefined) throw new Error("The bench has made its cases");
  return row;
}
