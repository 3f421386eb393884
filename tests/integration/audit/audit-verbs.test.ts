import { expect, test } from "vitest";
import { listAudit } from "#server/audit/list-audit.ts";
import { sealAudit } from "#server/audit/seal-audit.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import { looking, noRow, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { actorOf } from "../../support/world/actor-of.ts";
import { memberOfStaff } from "../../support/world/people.ts";
import { sealAll } from "../../support/world/seal-all.ts";
import { createTestRuntime } from "../../support/world/test-runtime.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const runtime = worldOfFile(createTestRuntime);
/** Something that has an audit row. */
const somethingDone = () => memberOfStaff(runtime());

proveVerb("listAudit", {
  ...looking,
  arrange: somethingDone,
  as: () => runtime().as(actorOf("checker")),
  needs: "audit:read",
  call: (ctx, { personId }) => listAudit(ctx, { subjectId: personId }),
  succeeds: ({ items }) => expect(items.map(({ action }) => action)).toEqual(["person.create"]),
  foreign: noTenants("who did what is the supervision's to see"),
});

test("names people and things, and is narrowed to an actor, an action and a day in China", async () => {
  const late = new Date("2026-03-01T15:59:59.999Z");
  const midnight = new Date("2026-03-01T16:00:00.000Z");
  for (const now of [late, midnight]) await recordSignIn(now);
  const ctx = runtime().as(actorOf("checker"));
  const on = async (day: string) => (await listAudit(ctx, { day })).items.map(({ at }) => at);
  expect(await on("2026-03-01")).toEqual([late.toISOString()]);
  expect(await on("2026-03-02")).toEqual([midnight.toISOString()]);
  const { personId } = await somethingDone();
  await recordSignIn(new Date(), personId);
  const { items } = await listAudit(ctx, { actorId: personId });
  expect(items).toMatchObject([{ action: "session.open", actorName: "王测试", subjectName: null }]);
  const created = await listAudit(ctx, { subjectId: personId, action: "person.create" });
  expect(created.items).toMatchObject([{ subjectName: "王测试" }]);
  expect((await listAudit(ctx, { actorId: personId, action: "person.create" })).items).toEqual([]);
});

async function recordSignIn(now: Date, personId = "per_unknown") {
  const ctx = runtime().as({ kind: "person", id: personId, roles: ["checker"], sessionId: "s" }, now);
  await change(ctx, (tx) =>
    recordAudit(tx, ctx, { action: "session.open", subjectType: "session", subjectId: "ses_x" }),
  );
}

proveVerb("sealAudit", {
  arrange: somethingDone,
  as: () => runtime().system(),
  needs: "audit:seal",
  // A transaction in another database of this server may hold up the first try.
  call: async (ctx) => (await sealAudit(ctx)) + (await sealAll(ctx)),
  succeeds: (sealed) => expect(sealed).toBeGreaterThan(0),
  foreign: noTenants("the portal seals by itself"),
  illegal: {
    given: () => sealAll(runtime().system()),
    sees: (sealed) => expect(sealed).toBe(0),
  },
  audit: noRow("the signed head is the record, and a row about it would never be sealed"),
});
