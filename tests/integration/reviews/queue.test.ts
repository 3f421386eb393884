import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applications } from "#db/schema/applications.ts";
import { readRecord } from "#server/applications/case-file/read-record.ts";
import type { Context } from "#server/context.ts";
import { type DemoApplicant, demoAnswers } from "#server/demo/demo-applicants.ts";
import { OPEN_APPLICATION_STATUSES } from "#server/domain/applications/status.ts";
import { waitingFrom } from "#server/domain/applications/waits.ts";
import { HOUR_MS } from "#server/domain/calendar/durations.ts";
import { type ListQueueInput, listQueueInput } from "#server/domain/reviews/inputs.ts";
import { QUEUE_VIEWS } from "#server/domain/reviews/queue-views.ts";
import { countQueue } from "#server/reviews/count-queue.ts";
import { listQueue } from "#server/reviews/list-queue.ts";
import { applicationIn } from "../../support/world/applicants.ts";
import { createDemoWorld, type DemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";

let world: DemoWorld;
beforeAll(async () => {
  world = await createDemoWorld();
});
afterAll(() => world.close());

const reviewer = () => world.staff("reviewer");
const ids = async (input: ListQueueInput, ctx: Context = reviewer()) =>
  (await listQueue(ctx, input)).items.map(({ id }) => id);
const at = (now: Date): Context => ({ ...reviewer(), now });
/** A moment of a working day, long before anything else of this world. */
const MONDAY = new Date("2025-03-03T02:00:00Z");
const DUE = new Date("2025-03-03T08:00:00Z");

async function inStatus(status: Parameters<typeof applicationIn>[1]) {
  return (await applicationIn(world, status)).view.id;
}

function numbersOf(of: DemoApplicant) {
  const { person, settlement } = Object.fromEntries(demoAnswers(of));
  return { idNumber: String(person?.idNumber), accountNumber: String(settlement?.accountNumber) };
}

async function dueAt(id: string, due: Date, waitingSince = MONDAY) {
  await world.runtime.db
    .update(applications)
    .set({ dueAt: due, waitingSince })
    .where(eq(applications.id, id));
}

test("each view holds the cases of its own, and the desk those on which it has to act", async () => {
  const own = {
    unclaimed: await inStatus("submitted"),
    mine: await inStatus("in_review"),
    waiting_for_applicant: await inStatus("needs_correction"),
    waiting_for_checker: await inStatus("pending_check"),
  };
  for (const view of Object.keys(own) as (keyof typeof own)[]) {
    const held = await ids({ view });
    for (const [of, id] of Object.entries(own))
      expect(held.includes(id), `${id} in ${view}`).toBe(of === view);
  }
  const desk = await ids({});
  expect(desk).toEqual(expect.arrayContaining([own.unclaimed, own.mine, own.waiting_for_checker]));
  expect(desk).not.toContain(own.waiting_for_applicant);
  expect(await ids({ view: "mine" }, world.staff("reviewer2")), "a colleague's").not.toContain(own.mine);
});

test("a case is at risk for the last two working hours before its deadline, and overdue from then on", async () => {
  const id = await inStatus("submitted");
  await dueAt(id, DUE);
  const seen = async (minutes: number) => {
    const ctx = at(new Date(DUE.getTime() + minutes * 60_000));
    const [atRisk, overdue] = [await ids({ view: "at_risk" }, ctx), await ids({ view: "overdue" }, ctx)];
    const counts = await countQueue(ctx);
    expect([counts.at_risk, counts.overdue]).toEqual([atRisk.length, overdue.length]);
    return [atRisk.includes(id), overdue.includes(id)];
  };
  expect(await seen(-121)).toEqual([false, false]);
  expect(await seen(-120)).toEqual([true, false]);
  expect(await seen(-1)).toEqual([true, false]);
  expect(await seen(0)).toEqual([false, true]);
});

test("the deadline that is kept is the one that the rules give, after every step", async () => {
  for (const status of OPEN_APPLICATION_STATUSES) {
    const id = await inStatus(status);
    const [row] = await world.runtime.db.select().from(applications).where(eq(applications.id, id));
    const record = await readRecord(world.runtime.db, id);
    expect(row?.dueAt, status).toEqual(waitingFrom(status, row?.waitingSince ?? MONDAY, record).dueAt);
  }
  for (const status of ["approved", "rejected", "withdrawn"] as const) {
    const id = await inStatus(status);
    const [row] = await world.runtime.db.select().from(applications).where(eq(applications.id, id));
    expect(row?.dueAt, status).toBeNull();
  }
});

test("of one deadline those come first who have waited longest, page after page", async () => {
  const weekend = [await inStatus("submitted"), await inStatus("submitted"), await inStatus("submitted")];
  for (const [nr, id] of weekend.entries()) await dueAt(id, DUE, new Date(MONDAY.getTime() - nr * HOUR_MS));
  const held = (await ids({ view: "unclaimed" })).filter((id) => weekend.includes(id));
  expect(held).toEqual(weekend.toReversed());
  const [first, second] = held as [string, string];
  const cursor = `${DUE.getTime()}~${MONDAY.getTime() - 2 * HOUR_MS}~${first}`;
  expect((await ids({ view: "unclaimed", cursor }))[0]).toBe(second);
});

test("a page's address of another order is refused", async () => {
  const damaged = listQueue(reviewer(), { view: "overdue", cursor: `${DUE.getTime()}~app_1` });
  await expectRefusal(damaged, "invalid_input", "cursor_unreadable");
});

test("counts as many cases as each view lists", async () => {
  const counts = await countQueue(reviewer());
  expect(counts.desk).toBe((await ids({})).length);
  for (const view of QUEUE_VIEWS) expect(counts[view], view).toBe((await ids({ view })).length);
});

test("finds what was handed in by shop and by each whole number, in any status; a draft never", async () => {
  const { view, of } = await world.application("needs_correction", { shop: "晓渡口咖啡（南店）" });
  const { idNumber, accountNumber } = numbersOf(of);
  const found = (search: string, ctx?: Context) => ids(listQueueInput.parse({ search }), ctx);
  for (const search of ["渡口", "口咖啡(南", "渡", "咖 啡", of.mobile, idNumber, accountNumber, view.id]) {
    expect(await found(search), search).toContain(view.id);
  }
  expect(await found("口渡"), "in another order").toEqual([]);
  expect(await found(of.mobile.slice(0, 10)), "part of a mobile").toEqual([]);
  expect(await ids({ view: "waiting_for_applicant", search: "渡口" })).toEqual([view.id]);
  expect(await ids({ view: "unclaimed", search: "渡口" }), "of another view").toEqual([]);
  expect(await ids({ statuses: ["needs_correction", "submitted"], search: "渡口" })).toEqual([view.id]);
  await world.application("draft", { shop: "没交的渡口店" });
  expect(await found("没交的")).toEqual([]);
});

test("an ID or account number is looked for only by whoever may have it shown", async () => {
  const { view, of } = await world.application("submitted");
  for (const search of Object.values(numbersOf(of))) {
    expect(await ids({ search }), search).toContain(view.id);
    expect(await ids({ search }, world.staff("logistics")), search).toEqual([]);
  }
});

test("finds an application by the number of its merchant", async () => {
  const { view } = await applicationIn(world, "approved");
  const { rows } = await world.runtime.db.$client.query<{ number: string }>(
    "select number from merchants where application_id = $1",
    [view.id],
  );
  expect(await ids({ search: rows[0]?.number ?? "" })).toEqual([view.id]);
});
