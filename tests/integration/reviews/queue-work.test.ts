import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { applications } from "#db/schema/applications.ts";
import { deskNotices } from "#db/schema/desk.ts";
import { deskMembers } from "#db/schema/people.ts";
import type { Context } from "#server/context.ts";
import { DAY_MS, HOUR_MS } from "#server/domain/calendar/durations.ts";
import type { QueueView } from "#server/domain/reviews/queue-views.ts";
import { claimCase } from "#server/reviews/claim-case.ts";
import { countQueue } from "#server/reviews/count-queue.ts";
import { listQueue } from "#server/reviews/list-queue.ts";
import { assignCases } from "#server/reviews/queue/assign-cases.ts";
import { assignWaiting } from "#server/reviews/queue/assign-waiting.ts";
import { claimCases } from "#server/reviews/queue/claim-cases.ts";
import { escalateCase } from "#server/reviews/queue/escalate-case.ts";
import { snoozeCase } from "#server/reviews/queue/snooze-case.ts";
import { listColleagues } from "#server/reviews/roster/list-colleagues.ts";
import { setAbsence } from "#server/reviews/roster/set-absence.ts";
import { setMember } from "#server/reviews/roster/set-member.ts";
import { dropView } from "#server/reviews/saved/drop-view.ts";
import { listSavedViews } from "#server/reviews/saved/list-saved-views.ts";
import { saveView } from "#server/reviews/saved/save-view.ts";
import { anyState, looking, noRow, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { type ApplicationAt, applicationIn } from "../../support/world/applicants.ts";
import { caseInput } from "../../support/world/case-input.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { makePerson } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const staff = (name: Parameters<ReturnType<typeof world>["staff"]>[0]) => world().staff(name);
const db = () => world().runtime.db;
const subjectId = ({ view }: ApplicationAt) => view.id;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
const ids = async (view: QueueView, ctx: Context = staff("reviewer")) =>
  (await listQueue(ctx, { view })).items.map(({ id }) => id);

async function reviewerWith(member: Partial<typeof deskMembers.$inferInsert>) {
  const id = await makePerson(world(), ["reviewer"]);
  await db()
    .insert(deskMembers)
    .values({ personId: id, ...member });
  return world().runtime.as({ kind: "person", id, roles: ["reviewer"], sessionId: "test" });
}
const holderOf = async (id: string) =>
  (await db().select().from(applications).where(eq(applications.id, id)))[0]?.reviewerId;

describe("a snoozed case", () => {
  test("is out of sight until its moment, and comes back by itself; what is due stays in sight", async () => {
    const { view } = await applicationIn(world(), "in_review");
    const until = inHours(1);
    await snoozeCase(staff("reviewer"), { ...caseInput(view), until });
    expect(await ids("mine")).not.toContain(view.id);
    expect(await ids("snoozed")).toContain(view.id);
    expect((await countQueue(staff("reviewer"))).snoozed).toBe((await ids("snoozed")).length);
    const later = { ...staff("reviewer"), now: new Date(Date.parse(until) + 1) };
    expect(await ids("mine", later)).toContain(view.id);
    expect(await ids("snoozed", later)).not.toContain(view.id);
    const overdue = { ...staff("reviewer"), now: new Date(Date.now() + 30 * DAY_MS) };
    expect(await ids("overdue", overdue)).toContain(view.id);
  });

  test("is put away by its reviewer, for a time that is to come", async () => {
    const { view } = await applicationIn(world(), "in_review");
    const snooze = (ctx: Context, until: string) => snoozeCase(ctx, { ...caseInput(view), until });
    await expectRefusal(snooze(staff("reviewer2"), inHours(1)), "conflict", "claimed_by_another");
    await expectRefusal(snooze(staff("reviewer"), inHours(-1)), "invalid_input", "instant_passed");
    await expectRefusal(snooze(staff("reviewer"), inHours(15 * 24)), "invalid_input", "snooze_too_long");
  });
});

test("of many that are claimed at once, each says whether it could be", async () => {
  const free = await applicationIn(world(), "submitted");
  const taken = await applicationIn(world(), "pending_check");
  const cases = [free.input, taken.input, { ...free.input, version: 99 }];
  const outcomes = await claimCases(staff("reviewer2"), { cases });
  expect(outcomes.map(({ done, reason }) => reason ?? done)).toEqual([
    true,
    "transition_refused",
    "changed_meanwhile",
  ]);
  expect(await holderOf(free.view.id)).toBe(staff("reviewer2").actor.id);
});

test("cases are given within a cap, to nobody who is away, and whoever gets one is told", async () => {
  const one = await reviewerWith({ cap: 1 });
  const away = await reviewerWith({ awayUntil: new Date(Date.now() + DAY_MS) });
  const [first, second] = [
    await applicationIn(world(), "submitted"),
    await applicationIn(world(), "submitted"),
  ];
  const give = (to: Context) =>
    assignCases(staff("admin"), { cases: [first.input, second.input], personId: to.actor.id });
  expect((await give(away)).map(({ reason }) => reason)).toEqual(["colleague_away", "colleague_away"]);
  expect((await give(one)).map(({ reason, done }) => reason ?? done)).toEqual([true, "at_cap"]);
  const told = await db().select().from(deskNotices).where(eq(deskNotices.personId, one.actor.id));
  expect(told.map(({ kind, applicationId }) => [kind, applicationId])).toEqual([["assigned", first.view.id]]);
});

test("what waits is given by itself to who takes cases, and what somebody away has goes on", async () => {
  const leaving = await reviewerWith({});
  const held = await applicationIn(world(), "submitted");
  await claimCase(leaving, held.input);
  await setAbsence(leaving, { until: inHours(48) });
  const taker = await reviewerWith({ cap: 2, takesCases: true });
  const waiting = await applicationIn(world(), "submitted");
  await db()
    .update(applications)
    .set({ dueAt: new Date(0) })
    .where(eq(applications.id, held.view.id));
  await db()
    .update(applications)
    .set({ dueAt: new Date(1) })
    .where(eq(applications.id, waiting.view.id));
  expect(await assignWaiting(world().runtime.system())).toBe(2);
  expect(await holderOf(held.view.id)).toBe(taker.actor.id);
  expect(await holderOf(waiting.view.id)).toBe(taker.actor.id);
  await applicationIn(world(), "submitted");
  expect(await assignWaiting(world().runtime.system()), "beyond the cap").toBe(0);
});

test("an escalation is refused while nobody of the second tier is here, and binds the case to them", async () => {
  const { view } = await applicationIn(world(), "in_review");
  const escalate = () => escalateCase(staff("reviewer"), { ...caseInput(view), reason: "疑似团伙" });
  await expectRefusal(escalate(), "conflict", "tier_empty");
  const upper = await reviewerWith({ tier: 2 });
  const escalated = await escalate();
  expect(escalated.tier).toBe(2);
  await expectRefusal(claimCase(staff("reviewer2"), caseInput(escalated)), "conflict", "tier_too_low");
  expect((await claimCase(upper, caseInput(escalated))).reviewer?.id).toBe(upper.actor.id);
});

test("the queue is narrowed by kind, product and rating, and ordered by waits, page by page", async () => {
  const { view } = await applicationIn(world(), "in_review", { kind: "individual" });
  const found = async (input: Parameters<typeof listQueue>[1]) =>
    (await listQueue(staff("reviewer"), input)).items;
  const mine = { view: "mine" } as const;
  expect((await found({ ...mine, kind: "individual" })).map(({ id }) => id)).toContain(view.id);
  expect((await found({ ...mine, kind: "individual" })).every(({ kind }) => kind === "individual")).toBe(
    true,
  );
  expect((await found({ ...mine, kind: "micro" })).map(({ id }) => id)).not.toContain(view.id);
  expect((await found({ ...mine, rating: "high" })).every(({ rating }) => rating === "high")).toBe(true);
  const waits = (await found({ sort: "waiting", view: "mine" })).map(({ waitingSince }) => waitingSince);
  expect(waits).toEqual(waits.toSorted());
});

const desk = { foreign: noTenants("the desk decides for every applicant") } as const;
const illegal = {
  instead: () => applicationIn(world(), "draft"),
  code: "not_found",
  reason: "application_not_found",
} as const;

proveVerb("snoozeCase", {
  ...desk,
  illegal,
  as: () => staff("reviewer"),
  needs: "case:assign",
  arrange: () => applicationIn(world(), "in_review"),
  call: (ctx, { input }) => snoozeCase(ctx, { ...input, until: inHours(2) }),
  succeeds: (file) => expect(file.snoozedUntil).not.toBeNull(),
  audit: { action: "case.snooze", subjectId },
});

const upperTier = async () => {
  await reviewerWith({ tier: 2 });
  return applicationIn(world(), "in_review");
};
proveVerb("escalateCase", {
  ...desk,
  illegal,
  as: () => staff("reviewer"),
  needs: "application:review",
  arrange: upperTier,
  call: (ctx, { input }) => escalateCase(ctx, { ...input, reason: "疑似团伙" }),
  succeeds: (file) => expect(file.tier).toBe(2),
  audit: { action: "case.escalate", subjectId },
});

const outcomes = anyState("what cannot be is said of each case by itself");
proveVerb("claimCases", {
  ...desk,
  illegal: outcomes,
  as: () => staff("reviewer"),
  needs: "application:review",
  arrange: () => applicationIn(world(), "submitted"),
  call: (ctx, { input }) => claimCases(ctx, { cases: [input] }),
  succeeds: ([first]) => expect(first).toBeDefined(),
  audit: { action: "application.claim", subjectId },
});

proveVerb("assignCases", {
  ...desk,
  illegal: outcomes,
  as: () => staff("admin"),
  needs: "case:assign",
  arrange: () => applicationIn(world(), "submitted"),
  call: (ctx, { input }) => assignCases(ctx, { cases: [input], personId: staff("reviewer2").actor.id }),
  succeeds: ([first]) => expect(first).toBeDefined(),
  audit: { action: "application.claim", subjectId },
});

proveVerb("assignWaiting", {
  ...desk,
  as: () => world().runtime.system(),
  needs: "application:watch",
  illegal: anyState("what was given is passed by"),
  arrange: async () => {
    await reviewerWith({ takesCases: true, cap: 500 });
    return applicationIn(world(), "submitted");
  },
  call: (ctx) => assignWaiting(ctx),
  succeeds: (given) => expect(given).toBeGreaterThan(0),
  audit: { action: "application.claim", subjectId },
});

const somebody = async () => ({ id: await makePerson(world(), ["reviewer"]) });
const member = { tier: 2, cap: 5, takesCases: true };
proveVerb("setMember", {
  ...desk,
  as: () => staff("admin"),
  needs: "desk_rule:write",
  arrange: async () => ({ ...(await somebody()), version: 0 }),
  call: (ctx, { id, version }) => setMember(ctx, { personId: id, version, ...member }),
  succeeds: (all, { id }) =>
    expect(all.find((one) => one.id === id)).toMatchObject({ ...member, version: 1 }),
  illegal: {
    instead: async () => ({ ...(await somebody()), version: 7 }),
    code: "conflict",
    reason: "changed_meanwhile",
  },
  audit: { action: "person.set_desk", subjectId: ({ id }) => id },
});

const self = async () => ({ id: staff("reviewer2").actor.id });
proveVerb("setAbsence", {
  ...desk,
  as: () => staff("reviewer2"),
  needs: "case:assign",
  illegal: anyState("an absence may be set anew"),
  arrange: self,
  call: (ctx) => setAbsence(ctx, { until: inHours(24) }),
  succeeds: (all, { id }) => expect(all.find((one) => one.id === id)?.awayUntil).not.toBeNull(),
  audit: { action: "person.set_absence", subjectId: ({ id }) => id },
});

proveVerb("listColleagues", {
  ...desk,
  ...looking,
  as: () => staff("reviewer"),
  needs: "case:assign",
  arrange: self,
  call: (ctx) => listColleagues(ctx),
  succeeds: (all, { id }) => expect(all.map((one) => one.id)).toContain(id),
});

const ownViews = {
  as: () => staff("reviewer"),
  needs: "application:read",
  foreign: noTenants("everybody keeps views of their own"),
  illegal: anyState("a view is kept anew, or is gone already"),
  arrange: async () => {
    const kept = await saveView(staff("reviewer"), {
      name: "我的高风险",
      query: { view: "mine", rating: "high" },
    });
    return { id: kept[0]?.id ?? "" };
  },
} as const;

proveVerb("saveView", {
  ...ownViews,
  call: (ctx) => saveView(ctx, { name: "到期的", query: { view: "overdue" } }),
  succeeds: (kept) => expect(kept).toContainEqual(expect.objectContaining({ query: { view: "overdue" } })),
  audit: noRow("how somebody looks at the queue is their own"),
});

proveVerb("listSavedViews", {
  ...ownViews,
  ...looking,
  call: (ctx) => listSavedViews(ctx),
  succeeds: (kept) => expect(kept.map(({ name }) => name)).toContain("我的高风险"),
});

proveVerb("dropView", {
  ...ownViews,
  call: (ctx, { id }) => dropView(ctx, { savedViewId: id }),
  succeeds: (kept, { id }) => expect(kept.map((one) => one.id)).not.toContain(id),
  audit: noRow("how somebody looks at the queue is their own"),
});
