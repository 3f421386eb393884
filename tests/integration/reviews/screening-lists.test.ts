import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { screeningLists } from "#db/schema/desk.ts";
import { brokenConstraint } from "#db/transaction.ts";
import type { ListRow } from "#server/domain/reviews/screening/inputs.ts";
import type { ScreeningListView } from "#server/domain/reviews/screening/views.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { discardList } from "#server/reviews/screening/discard-list.ts";
import { importList } from "#server/reviews/screening/import-list.ts";
import { listScreeningLists } from "#server/reviews/screening/list-screening-lists.ts";
import { publishList } from "#server/reviews/screening/publish-list.ts";
import { refuseList } from "#server/reviews/screening/refuse-list.ts";
import { anyState, looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { applicationIn } from "../../support/world/applicants.ts";
import { createDemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(createDemoWorld);
const admin = () => world().staff("admin");
const checker = () => world().staff("checker");
const foreign = noTenants("the desk's own lists");
let lists = 0;

/** A list of a name of its own, that waits for a second person. */
async function waiting(rows: ListRow[] = [{ name: "李完全不同" }], name = `名单${++lists}`) {
  const done = await importList(admin(), { name, source: "测试", rows });
  const list = done.lists.find((one) => one.name === name && !one.inUse);
  if (list === undefined) throw new Error("An import without a fault waits");
  return list;
}
const ref = ({ id, version }: ScreeningListView) => ({ listId: id, version });
const inUse = async (list: ScreeningListView) =>
  publishList(checker(), { ...ref(list), evidenceHash: list.evidenceHash });

test("a name on a list is found by sight, by ear and by ID number, once a second person has said yes", async () => {
  const list = { name: "内部名单", source: "测试" };
  const faulty = await importList(admin(), {
    ...list,
    rows: [{ name: "张册是" }, { name: "李四", idNumber: "123" }],
  });
  expect(faulty).toMatchObject({ lists: [], faults: [{ row: 2, field: "idNumber" }] });
  const asked = await waiting([{ name: "章策事" }, { name: "李完全不同" }], list.name);
  // The applicants of this world are called 张测试, which sounds like 章策事.
  const { view } = await applicationIn(world(), "in_review");
  const screened = async () => {
    const file = await getCase(world().staff("reviewer"), { applicationId: view.id });
    return { file, check: file.checks.find(({ check }) => check === "list_screening") };
  };
  expect((await screened()).check?.outcome).not.toBe("attention");
  await inUse(asked);
  const { file, check } = await screened();
  expect(check).toMatchObject({ outcome: "attention" });
  expect(Object.values(check?.details ?? {}).join()).toContain("章策事");
  expect(file.risk).toMatchObject({ rating: "high", needsSecond: true });
  const other = await waiting([{ name: "李完全不同" }], list.name);
  expect(other.change).toEqual({ added: 0, removed: 1, names: [] });
  await inUse(other);
  expect((await screened()).check?.outcome).toBe("passed");
  const told = await listScreeningLists(admin());
  expect(told.filter(({ name }) => name === list.name)).toMatchObject([{ rows: 1, inUse: true }]);
});

test("a list is taken into use by who did not import it, on what they saw; by no SQL otherwise", async () => {
  const list = await waiting();
  const own = publishList(admin(), { ...ref(list), evidenceHash: list.evidenceHash });
  await expectRefusal(own, "forbidden", "needs_second_person");
  const forced = world()
    .runtime.db.update(screeningLists)
    .set({ status: "published", approvedById: admin().actor.id })
    .where(eq(screeningLists.id, list.id));
  expect(await forced.then(() => undefined, brokenConstraint)).toBe("screening_lists_second_person");
  const earlier = list.evidenceHash;
  await inUse(list);
  // What it would take the place of is another list than was seen.
  const next = await waiting([{ name: "周某某" }], list.name);
  expect(next.change).toEqual({ added: 1, removed: 1, names: ["周某某"] });
  const blind = publishList(checker(), { ...ref(next), evidenceHash: earlier });
  await expectRefusal(blind, "conflict", "evidence_changed");
});

test("another import of a name takes back the one that waits", async () => {
  const first = await waiting();
  const second = await waiting([{ name: "周某某" }], first.name);
  const gone = publishList(checker(), { ...ref(first), evidenceHash: first.evidenceHash });
  await expectRefusal(gone, "illegal_state", "transition_refused");
  const told = await listScreeningLists(checker());
  expect(told.filter(({ name }) => name === first.name).map(({ id }) => id)).toEqual([second.id]);
});

const decided = {
  arrange: () => waiting(),
  as: checker,
  needs: "desk_rule:approve",
  foreign,
  illegal: { given: (list: ScreeningListView) => discardList(admin(), ref(list)) },
} as const;
const subjectId = ({ id }: ScreeningListView) => id;

proveVerb("listScreeningLists", {
  ...looking,
  as: checker,
  needs: "desk_rule:read",
  foreign,
  arrange: () => waiting(),
  call: (ctx) => listScreeningLists(ctx),
  succeeds: (all, { id }) => expect(all.map((list) => list.id)).toContain(id),
});
proveVerb("importList", {
  as: admin,
  needs: "screening:write",
  foreign,
  illegal: anyState("an import takes back the one that waits"),
  arrange: () => waiting(),
  call: (ctx) => importList(ctx, { name: "名单", source: "测试", rows: [{ name: "某某某" }] }),
  succeeds: ({ faults }) => expect(faults).toEqual([]),
  audit: {
    action: "screening_list.import",
    subjectId: (_at, { lists: all }) => all.find(({ name }) => name === "名单")?.id ?? "",
  },
});
proveVerb("publishList", {
  ...decided,
  call: (ctx, list) => publishList(ctx, { ...ref(list), evidenceHash: list.evidenceHash }),
  succeeds: (all, { id }) => expect(all.find((list) => list.id === id)?.inUse).toBe(true),
  audit: { action: "screening_list.publish", subjectId },
});
proveVerb("refuseList", {
  ...decided,
  call: (ctx, list) => refuseList(ctx, { ...ref(list), reason: "来源不明" }),
  succeeds: (all, { id }) => expect(all.map((list) => list.id)).not.toContain(id),
  audit: { action: "screening_list.refuse", subjectId },
});
proveVerb("discardList", {
  ...decided,
  as: admin,
  needs: "screening:write",
  call: (ctx, list) => discardList(ctx, ref(list)),
  succeeds: (all, { id }) => expect(all.map((list) => list.id)).not.toContain(id),
  audit: { action: "screening_list.discard", subjectId },
});
