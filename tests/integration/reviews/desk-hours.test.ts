import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { applications } from "#db/schema/applications.ts";
import { deskHourSets } from "#db/schema/people.ts";
import { brokenConstraint } from "#db/transaction.ts";
import { readRecord } from "#server/applications/case-file/read-record.ts";
import { type DeskHours, deskHours, FIRST_DESK_HOURS } from "#server/domain/applications/desk-hours.ts";
import { promisedBy } from "#server/domain/applications/promised-by.ts";
import type { HourSetView } from "#server/domain/reviews/hours/views.ts";
import { claimCase } from "#server/reviews/claim-case.ts";
import { discardHours } from "#server/reviews/hours/discard-hours.ts";
import { listHours } from "#server/reviews/hours/list-hours.ts";
import { proposeHours } from "#server/reviews/hours/propose-hours.ts";
import { publishHours } from "#server/reviews/hours/publish-hours.ts";
import { refuseHours } from "#server/reviews/hours/refuse-hours.ts";
import { tryHours } from "#server/reviews/hours/try-hours.ts";
import { anyState, looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { applicationIn } from "../../support/world/applicants.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const admin = () => world().staff("admin");
const checker = () => world().staff("checker");
const foreign = noTenants("the desk's own hours");

/** The desk takes half as long, from ten to four. */
const QUICK: DeskHours = {
  ...FIRST_DESK_HOURS,
  promised: { first_look: 4, review: 8, check: 4 },
  opensAt: 10,
  closesAt: 16,
};
const proposed = (body = QUICK) => proposeHours(admin(), { body });
const ref = ({ id, version }: HourSetView) => ({ deskHoursId: id, version });
const yes = (set: HourSetView) => ({ ...ref(set), evidenceHash: set.evidenceHash });
const dueOf = async (id: string) => {
  const [row] = await world().runtime.db.select().from(applications).where(eq(applications.id, id));
  return row?.dueAt ?? null;
};

test("what waits keeps its deadline, and the next step is promised by the hours in force", async () => {
  const { view } = await applicationIn(world(), "submitted");
  const before = await dueOf(view.id);
  const trial = await tryHours(admin(), { body: QUICK });
  expect(trial.changed.map(({ applicationId }) => applicationId)).toContain(view.id);
  await publishHours(checker(), yes(await proposed()));
  expect(await dueOf(view.id)).toEqual(before);
  const file = await claimCase(world().staff("reviewer"), { applicationId: view.id, version: view.version });
  const record = await readRecord(world().runtime.db, view.id);
  expect(record.hours).toEqual(QUICK);
  expect(file.dueAt).toBe(promisedBy(record)?.toISOString());
  const first = promisedBy({ ...record, hours: FIRST_DESK_HOURS });
  expect(file.dueAt).not.toBe(first?.toISOString());
});

test("hours are put in force by somebody who did not propose them, on what they saw; by no SQL otherwise", async () => {
  const set = await proposed({ ...QUICK, atRisk: 3 });
  await expectRefusal(publishHours(admin(), yes(set)), "forbidden", "needs_second_person");
  const forced = world()
    .runtime.db.update(deskHourSets)
    .set({ status: "published", approvedById: admin().actor.id })
    .where(eq(deskHourSets.id, set.id));
  expect(await forced.then(() => undefined, brokenConstraint)).toBe("desk_hour_sets_second_person");
  // Other hours came into force meanwhile: what these would replace is not what was seen.
  await publishHours(checker(), yes(await proposed({ ...QUICK, atRisk: 4 })));
  await expectRefusal(publishHours(checker(), yes(set)), "conflict", "evidence_changed");
  expect((await listHours(checker())).inForce.body.atRisk).toBe(4);
});

test("refuses hours that end before they begin, and a day that is named twice", () => {
  expect(deskHours.safeParse({ ...QUICK, opensAt: 18, closesAt: 9 }).success).toBe(false);
  const day = { date: "2026-12-24", worked: false, note: "放假" };
  expect(deskHours.safeParse({ ...QUICK, exceptions: [day, { ...day, worked: true }] }).success).toBe(false);
  expect(deskHours.safeParse({ ...QUICK, exceptions: [day] }).success).toBe(true);
});

const decided = {
  arrange: () => proposed(),
  as: checker,
  needs: "desk_rule:approve",
  foreign,
  illegal: { given: (set: HourSetView) => discardHours(admin(), ref(set)) },
} as const;
const subjectId = ({ id }: HourSetView) => id;

proveVerb("listHours", {
  ...looking,
  as: checker,
  needs: "desk_rule:read",
  foreign,
  arrange: () => proposed(),
  call: (ctx) => listHours(ctx),
  succeeds: ({ sets }, { id }) => expect(sets.map((set) => set.id)).toContain(id),
});
proveVerb("tryHours", {
  ...looking,
  as: checker,
  needs: "desk_rule:read",
  foreign,
  arrange: () => applicationIn(world(), "submitted"),
  call: (ctx) => tryHours(ctx, { body: QUICK }),
  succeeds: ({ cases }) => expect(cases).toBeGreaterThan(0),
});
proveVerb("proposeHours", {
  as: admin,
  needs: "desk_rule:write",
  foreign,
  illegal: anyState("any number of versions may wait side by side"),
  arrange: async () => ({}),
  call: (ctx) => proposeHours(ctx, { body: QUICK, note: "旺季" }),
  succeeds: (set) => expect(set).toMatchObject({ status: "pending_second", note: "旺季" }),
  audit: { action: "desk_hours.propose", subjectId: (_at, set) => set.id },
});
proveVerb("publishHours", {
  ...decided,
  call: (ctx, set) => publishHours(ctx, yes(set)),
  succeeds: (set) => expect(set.inForce).toBe(true),
  audit: { action: "desk_hours.publish", subjectId },
});
proveVerb("refuseHours", {
  ...decided,
  call: (ctx, set) => refuseHours(ctx, { ...ref(set), reason: "太短" }),
  succeeds: (set) => expect(set).toMatchObject({ status: "refused", refusal: "太短" }),
  audit: { action: "desk_hours.refuse", subjectId },
});
proveVerb("discardHours", {
  ...decided,
  as: admin,
  needs: "desk_rule:write",
  call: (ctx, set) => discardHours(ctx, ref(set)),
  succeeds: (set) => expect(set.status).toBe("discarded"),
  audit: { action: "desk_hours.discard", subjectId },
});
