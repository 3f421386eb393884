import { and, eq, like } from "drizzle-orm";
import { expect, test } from "vitest";
import { applications } from "#db/schema/applications.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { deskAlarms, deskNotices } from "#db/schema/desk.ts";
import { readRecord } from "#server/applications/case-file/read-record.ts";
import { getApplication } from "#server/applications/get-application.ts";
import { promisedBy } from "#server/domain/applications/promised-by.ts";
import { watchDeadlines } from "#server/reviews/deadlines/watch-deadlines.ts";
import { listNotices } from "#server/reviews/notices/list-notices.ts";
import { readNotices } from "#server/reviews/notices/read-notices.ts";
import { anyState, noRow, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { type ApplicationAt, applicationIn, correctedApplication } from "../../support/world/applicants.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const later = () => world().runtime.system(daysFromNow(20));
const subjectId = ({ view }: ApplicationAt) => view.id;

proveVerb("watchDeadlines", {
  as: later,
  needs: "application:watch",
  foreign: noTenants("the clock runs for every case"),
  illegal: anyState("what has been written down already is passed by"),
  arrange: () => applicationIn(world(), "in_review"),
  call: (ctx) => watchDeadlines(ctx),
  succeeds: (found) => expect(found).toBeGreaterThan(0),
  audit: { action: "case.breach", subjectId },
});

const noticed = async () => {
  const at = await applicationIn(world(), "in_review");
  await watchDeadlines(later());
  return at;
};
const own = {
  as: () => world().staff("reviewer"),
  needs: "desk_notice:own",
  foreign: noTenants("everybody reads what was told to them"),
  illegal: anyState("what was read already stays so"),
  arrange: noticed,
} as const;

proveVerb("listNotices", {
  ...own,
  call: (ctx) => listNotices(ctx),
  succeeds: ({ unread }) => expect(unread).toBeGreaterThan(0),
  audit: noRow("a look at one's own notices"),
});

proveVerb("readNotices", {
  ...own,
  arrange: async () => ({ ...(await noticed()), notices: await listNotices(world().staff("reviewer")) }),
  call: (ctx, { notices }) => readNotices(ctx, { noticeIds: notices.notices.map(({ id }) => id) }),
  succeeds: () => {},
  audit: noRow("what somebody has read is their own mark"),
});

test("a deadline that comes near and passes is written down once each, and told to who can act", async () => {
  const { view } = await applicationIn(world(), "in_review");
  const [row] = await world().runtime.db.select().from(applications).where(eq(applications.id, view.id));
  const dueAt = row?.dueAt ?? new Date(0);
  const alarms = () =>
    world().runtime.db.select().from(deskAlarms).where(eq(deskAlarms.applicationId, view.id));
  const told = async () =>
    (await world().runtime.db.select().from(deskNotices).where(eq(deskNotices.applicationId, view.id))).map(
      ({ kind, personId }) => `${kind} ${personId}`,
    );
  const [holder, lead] = [world().staff("reviewer").actor.id, world().staff("admin").actor.id];

  await watchDeadlines(world().runtime.system(new Date(dueAt.getTime() - 1)));
  expect((await alarms()).map(({ kind, step }) => `${kind} ${step}`)).toEqual(["at_risk review"]);
  expect(await told()).toEqual([`at_risk ${holder}`]);
  const clocks = Array.from({ length: 3 }, () => watchDeadlines(world().runtime.system(dueAt)));
  await Promise.all(clocks);
  await watchDeadlines(world().runtime.system(dueAt));
  expect((await alarms()).map(({ kind }) => kind).sort()).toEqual(["at_risk", "breached"]);
  expect((await told()).slice(1).sort()).toEqual([`breached ${holder}`, `breached ${lead}`].sort());
  const rows = await world()
    .runtime.db.select({ action: auditEvents.action, after: auditEvents.after })
    .from(auditEvents)
    .where(and(eq(auditEvents.subjectId, view.id), like(auditEvents.action, "case.%")));
  expect(rows.filter(({ action }) => action !== "case.read")).toEqual([
    { action: "case.at_risk", after: { step: "review", dueAt: dueAt.toISOString(), by: "system" } },
    { action: "case.breach", after: { step: "review", dueAt: dueAt.toISOString(), by: "system" } },
  ]);
});

test("the applicant is promised what the desk has as its deadline, and the audit trail gives the same", async () => {
  const arranged = [
    await applicationIn(world(), "submitted"),
    await applicationIn(world(), "in_review"),
    await applicationIn(world(), "pending_check"),
    await applicationIn(world(), "appealed"),
    await correctedApplication(world()),
  ];
  for (const { view, applicant } of arranged) {
    const { clock, status } = await getApplication(applicant(), { applicationId: view.id });
    const [row] = await world().runtime.db.select().from(applications).where(eq(applications.id, view.id));
    expect(clock?.dueAt, status).toBe(row?.dueAt?.toISOString());
    if (status === "needs_correction") continue;
    const derived = promisedBy(await readRecord(world().runtime.db, view.id));
    expect(row?.dueAt, status).toEqual(derived);
  }
});
