import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEvents } from "#db/schema/audit.ts";
import { approveAdjustment } from "#server/ledger/adjustments/approve-adjustment.ts";
import { proposeAdjustment } from "#server/ledger/adjustments/propose-adjustment.ts";
import { approveLimit } from "#server/ledger/limits/approve-limit.ts";
import { getLimit } from "#server/ledger/limits/get-limit.ts";
import { listLimitChanges } from "#server/ledger/limits/list-limit-changes.ts";
import { proposeLimit } from "#server/ledger/limits/propose-limit.ts";
import { refuseLimit } from "#server/ledger/limits/refuse-limit.ts";
import { looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { merchantWith } from "../../support/settlements/settled-merchants.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const finance = () => world().asRole("finance");
const second = () => world().twoPeople().second;
const foreign = noTenants("only staff say how far a merchant may owe us");
const EVERYBODYS = 5_000_000;

const wanted = async (overdraftFen = 100_000) => ({
  merchantId: (await merchantWith(world(), 0)).merchantId,
  ...{ overdraftFen, reason: "常有大额退货" },
});
async function proposed(overdraftFen?: number) {
  const asked = await wanted(overdraftFen);
  const { id: limitChangeId, version } = await proposeLimit(finance(), asked);
  return { merchantId: asked.merchantId, input: { limitChangeId, version } };
}
const subjectId = ({ input }: { input: { limitChangeId: string } }) => input.limitChangeId;

proveVerb("proposeLimit", {
  arrange: async () => ({ input: await wanted() }),
  as: finance,
  needs: "ledger:limit",
  foreign,
  call: (ctx, { input }) => proposeLimit(ctx, input),
  succeeds: async (change, { input: { merchantId } }) => {
    expect(change).toMatchObject({ status: "proposed", beforeFen: EVERYBODYS, overdraftFen: 100_000 });
    expect(await getLimit(finance(), { merchantId })).toMatchObject({ overdraftFen: EVERYBODYS });
  },
  illegal: {
    given: ({ input }) => proposeLimit(finance(), input),
    code: "conflict",
    reason: "limit_already_proposed",
  },
  audit: { action: "limit_change.propose", subjectId: (_at, change) => change.id },
});

proveVerb("approveLimit", {
  arrange: () => proposed(),
  as: second,
  needs: "ledger:decide_limit",
  foreign,
  call: (ctx, { input }) => approveLimit(ctx, input),
  succeeds: async (change, { merchantId }) => {
    expect(change).toMatchObject({ status: "in_force", decidedBy: "Second" });
    expect(await getLimit(finance(), { merchantId })).toEqual({
      ...{ merchantId, overdraftFen: 100_000, isEverybodys: false },
    });
  },
  illegal: { given: ({ input }) => approveLimit(second(), input), reason: "transition_refused" },
  audit: { action: "limit_change.approve", subjectId },
});

proveVerb("refuseLimit", {
  arrange: () => proposed(),
  as: second,
  needs: "ledger:decide_limit",
  foreign,
  call: (ctx, { input }) => refuseLimit(ctx, { ...input, reason: "依据不足" }),
  succeeds: async (change, { merchantId }) => {
    expect(change).toMatchObject({ status: "refused", refusal: "依据不足" });
    expect(await getLimit(finance(), { merchantId })).toMatchObject({ isEverybodys: true });
  },
  illegal: { given: ({ input }) => approveLimit(second(), input), reason: "transition_refused" },
  audit: { action: "limit_change.refuse", subjectId },
});

proveVerb("getLimit", {
  ...looking,
  arrange: () => wanted(),
  as: finance,
  needs: "ledger:read",
  foreign,
  call: (ctx, { merchantId }) => getLimit(ctx, { merchantId }),
  succeeds: (limit) => expect(limit).toMatchObject({ overdraftFen: EVERYBODYS, isEverybodys: true }),
});

proveVerb("listLimitChanges", {
  ...looking,
  arrange: () => proposed(),
  as: finance,
  needs: "ledger:read",
  foreign,
  call: (ctx, { merchantId }) => listLimitChanges(ctx, { merchantId, status: "proposed" }),
  succeeds: ({ items }, { input }) => expect(items.map(({ id }) => id)).toEqual([input.limitChangeId]),
});

test("a limit holds from its approval on, and the trail says what it was and what it is", async () => {
  const { merchantId, input } = await proposed(100_000);
  await approveLimit(second(), input);
  const rows = await world()
    .runtime.db.select()
    .from(auditEvents)
    .where(eq(auditEvents.subjectId, input.limitChangeId));
  expect(rows.map(({ action, after }) => [action, after])).toContainEqual([
    "limit_change.approve",
    expect.objectContaining({ beforeFen: EVERYBODYS, overdraftFen: 100_000 }),
  ]);
  const take = async (fen: number) => {
    const asked = { merchantId, account: "suspense" as const, amountFen: -fen, reason: "多付款" };
    const { id: adjustmentId, version } = await proposeAdjustment(finance(), asked);
    return approveAdjustment(second(), { adjustmentId, version });
  };
  await expect(take(100_001)).rejects.toMatchObject({ reason: "balance_insufficient" });
  await take(100_000);
  const lower = await proposeLimit(finance(), { merchantId, overdraftFen: 99_999, reason: "收紧" });
  const ref = { limitChangeId: lower.id, version: lower.version };
  await expect(approveLimit(second(), ref)).rejects.toMatchObject({ reason: "limit_below_debt" });
});

test("nobody sets a limit alone: not by the portal, and not in its database", async () => {
  const { merchantId, input } = await proposed();
  const self = world().as({ ...finance().actor, roles: ["checker"] } as never);
  await expect(approveLimit(self, input)).rejects.toMatchObject({ reason: "needs_second_person" });
  const { db } = world().runtime;
  const set = (id: string, changeId: string | null) =>
    db.execute(sql`insert into balance_limits (id, overdraft_fen, change_id) values (${id}, 9, ${changeId})
      on conflict (id) do update set overdraft_fen = 9`);
  const refused = { cause: expect.objectContaining({ code: "23514" }) };
  await expect(set(merchantId, null)).rejects.toMatchObject(refused);
  await expect(set(merchantId, input.limitChangeId)).rejects.toMatchObject(refused);
  await expect(set("platform", null)).rejects.toMatchObject(refused);
});
