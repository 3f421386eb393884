import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { differences } from "#db/schema/reconciliations.ts";
import { daysAfter, shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { approveDifference } from "#server/reconciliations/approve-difference.ts";
import { getReconciliation } from "#server/reconciliations/get-reconciliation.ts";
import { listDifferences } from "#server/reconciliations/list-differences.ts";
import { listReconciliations } from "#server/reconciliations/list-reconciliations.ts";
import { reconcileNightly } from "#server/reconciliations/reconcile-nightly.ts";
import { refuseDifference } from "#server/reconciliations/refuse-difference.ts";
import { resolveDifference } from "#server/reconciliations/resolve-difference.ts";
import { runReconciliation } from "#server/reconciliations/run-reconciliation.ts";
import { startReconciliation } from "#server/reconciliations/start-reconciliation.ts";
import { takeDifference } from "#server/reconciliations/take-difference.ts";
import { orderPaidUnheard } from "../../support/payments/orders.ts";
import { anyState, looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const today = shanghaiDate(new Date());
const tomorrow = () => new Date(Date.now() + 86_400_000);
const tenants = noTenants("the platform compares its own books with the gateway's");
const second = () => world().twoPeople(tomorrow()).second;
let days = 0;
/** Days that no other proof begins. */
const aDay = () => daysAfter(today, -10 - days++);

async function begun() {
  return startReconciliation(world().asSystem(tomorrow()), { day: aDay() });
}

/** A difference of ¥1,000: the gateway took it, and nobody here has heard of it. */
async function found() {
  const { intentId } = await orderPaidUnheard(world());
  const ctx = world().asSystem(tomorrow());
  const { id } = await startReconciliation(ctx, { day: today });
  await runReconciliation(ctx, { reconciliationId: id });
  const [row] = await world().runtime.db.select().from(differences).where(eq(differences.key, intentId));
  if (row === undefined) throw new Error("what the gateway alone has is a difference");
  return { differenceId: row.id, version: row.version };
}
const taken = async () => {
  const view = await takeDifference(world().asRole("checker"), await found());
  return { differenceId: view.id, version: view.version };
};
const proposed = async () => {
  const asked = { ...(await taken()), how: "accepted" as const, reason: "written off" };
  const view = await resolveDifference(world().asRole("checker"), asked);
  return { differenceId: view.id, version: view.version };
};
/** The reconciliation of the first of the days that the night began. */
const firstBegun = async () => {
  const { items } = await listReconciliations(world().asRole("checker"), {});
  return items.at(-1)?.id ?? "";
};
const subjectId = ({ differenceId }: { differenceId: string }) => differenceId;

proveVerb("startReconciliation", {
  as: () => world().asRole("checker"),
  needs: "reconciliation:run",
  foreign: tenants,
  arrange: async () => ({ day: aDay() }),
  call: (ctx, { day }) => startReconciliation(ctx, { day }),
  succeeds: (view, { day }) => expect(view).toMatchObject({ day, status: "running" }),
  illegal: {
    instead: async () => ({ day: daysAfter(today, 2) }),
    code: "invalid_input",
    reason: "day_out_of_range",
  },
  audit: { action: "reconciliation.start", subjectId: (_at, view) => (view as { id: string }).id },
});

proveVerb("runReconciliation", {
  as: () => world().asSystem(tomorrow()),
  needs: "reconciliation:run",
  foreign: tenants,
  arrange: async () => ({ reconciliationId: (await begun()).id }),
  call: (ctx, { reconciliationId }) => runReconciliation(ctx, { reconciliationId }),
  succeeds: async (_answer, { reconciliationId }) => {
    const view = await getReconciliation(world().asRole("checker"), { reconciliationId });
    expect(view.status).toBe("finished");
  },
  illegal: anyState("what is finished is not run again"),
  audit: { action: "reconciliation.finish", subjectId: ({ reconciliationId }) => reconciliationId },
});

proveVerb("reconcileNightly", {
  as: () => world().asSystem(tomorrow()),
  needs: "reconciliation:run",
  foreign: tenants,
  arrange: async () => {
    await world().runtime.db.execute("delete from differences");
    await world().runtime.db.execute("delete from statement_lines");
    await world().runtime.db.execute("delete from reconciliations");
    return {};
  },
  call: (ctx) => reconcileNightly(ctx),
  succeeds: ({ started }: Awaited<ReturnType<typeof reconcileNightly>>) => expect(started).toHaveLength(7),
  illegal: anyState("days that were begun are left alone"),
  audit: { action: "reconciliation.start", subjectId: firstBegun },
});

proveVerb("listReconciliations", {
  as: () => world().asRole("checker"),
  needs: "reconciliation:read",
  foreign: tenants,
  arrange: begun,
  call: (ctx) => listReconciliations(ctx, {}),
  succeeds: ({ items }, { id }) => expect(items.map((item) => item.id)).toContain(id),
  ...looking,
});

proveVerb("getReconciliation", {
  as: () => world().asRole("checker"),
  needs: "reconciliation:read",
  foreign: tenants,
  arrange: begun,
  call: (ctx, { id }) => getReconciliation(ctx, { reconciliationId: id }),
  succeeds: (view, { day }) => expect(view.day).toBe(day),
  ...looking,
});

proveVerb("listDifferences", {
  as: () => world().asRole("checker"),
  needs: "reconciliation:read",
  foreign: tenants,
  arrange: found,
  call: (ctx) => listDifferences(ctx, { only: "open" }),
  succeeds: ({ items }, { differenceId }) => expect(items.map(({ id }) => id)).toContain(differenceId),
  ...looking,
});

const byStaff = {
  as: () => world().asRole("checker"),
  needs: "reconciliation:write",
  foreign: tenants,
} as const;

proveVerb("takeDifference", {
  ...byStaff,
  arrange: found,
  call: (ctx, asked) => takeDifference(ctx, asked),
  succeeds: (view) => expect(view).toMatchObject({ status: "owned", class: "theirs_only" }),
  illegal: { instead: proposed, code: "illegal_state", reason: "transition_refused" },
  audit: { action: "difference.own", subjectId },
});

proveVerb("resolveDifference", {
  ...byStaff,
  arrange: taken,
  call: (ctx, asked) => resolveDifference(ctx, { ...asked, how: "adjusted", reason: "booked by hand" }),
  succeeds: (view) => expect(view).toMatchObject({ status: "resolved", resolution: "adjusted" }),
  illegal: {
    given: (asked) =>
      resolveDifference(world().asRole("checker"), { ...asked, how: "adjusted", reason: "done" }),
    code: "illegal_state",
    reason: "transition_refused",
  },
  audit: { action: "difference.resolve", subjectId },
});

proveVerb("approveDifference", {
  ...byStaff,
  as: second,
  arrange: proposed,
  call: (ctx, asked) => approveDifference(ctx, asked),
  succeeds: (view) => expect(view).toMatchObject({ status: "resolved", resolution: "accepted" }),
  illegal: { instead: taken, code: "illegal_state", reason: "transition_refused" },
  audit: { action: "difference.resolve", subjectId },
});

proveVerb("refuseDifference", {
  ...byStaff,
  as: second,
  arrange: proposed,
  call: (ctx, asked) => refuseDifference(ctx, { ...asked, reason: "look again" }),
  succeeds: (view) => expect(view).toMatchObject({ status: "owned", resolution: null }),
  illegal: { instead: taken, code: "illegal_state", reason: "transition_refused" },
  audit: { action: "difference.refuse", subjectId },
});
