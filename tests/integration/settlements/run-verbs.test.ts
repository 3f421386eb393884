import { expect } from "vitest";
import { getSettlement } from "#server/settlements/get-settlement.ts";
import { listSettlements } from "#server/settlements/list-settlements.ts";
import { retrySettlement } from "#server/settlements/retry-settlement.ts";
import { approveRun } from "#server/settlements/runs/approve-run.ts";
import { carryOnRuns } from "#server/settlements/runs/carry-on-runs.ts";
import { draftRuns } from "#server/settlements/runs/draft-runs.ts";
import { getRun } from "#server/settlements/runs/get-run.ts";
import { listRuns } from "#server/settlements/runs/list-runs.ts";
import { prepareRun } from "#server/settlements/runs/prepare-run.ts";
import { refuseRun } from "#server/settlements/runs/refuse-run.ts";
import { anyState, looking, noTenants } from "../../support/proofs/exceptions.ts";
import { ofSettlements } from "../../support/proofs/of-settlements.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { approved, merchantWith, settlementsOf } from "../../support/settlements/settled-merchants.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const { finance, second, decideOpenRun, openRun, failed, byFinance, bySecond, bySystem } =
  ofSettlements(world);
const staffOnly = noTenants("only staff see runs");

proveVerb("prepareRun", {
  ...byFinance,
  arrange: async () => ({ cleared: await decideOpenRun() }),
  call: (ctx) => prepareRun(ctx),
  succeeds: (run) => expect(run).toMatchObject({ status: "drafting", isOwn: true, merchants: 0 }),
  illegal: { given: () => prepareRun(finance()), code: "conflict", reason: "run_open" },
  audit: { action: "settlement_run.prepare", subjectId: (_at, run) => run.id },
});

proveVerb("approveRun", {
  ...bySecond,
  arrange: async () => {
    const { input, run } = await openRun();
    return { input: { ...input, evidenceHash: run.evidenceHash } };
  },
  call: (ctx, { input }) => approveRun(ctx, input),
  succeeds: (run) => expect(run).toMatchObject({ status: "processing", approvedBy: "Second" }),
  illegal: { given: ({ input }) => approveRun(second(), input), reason: "transition_refused" },
  audit: { action: "settlement_run.approve", subjectId: ({ input }) => input.runId },
});

proveVerb("refuseRun", {
  ...bySecond,
  arrange: async () => ({ input: { ...(await openRun()).input, reason: "金额不对" } }),
  call: (ctx, { input }) => refuseRun(ctx, input),
  succeeds: (run) => expect(run).toMatchObject({ status: "dissolving", refusal: "金额不对" }),
  illegal: { given: ({ input }) => refuseRun(second(), input), reason: "transition_refused" },
  audit: { action: "settlement_run.refuse", subjectId: ({ input }) => input.runId },
});

proveVerb("draftRuns", {
  ...bySystem,
  arrange: async () => {
    await decideOpenRun();
    return { merchant: await merchantWith(world(), 700) };
  },
  call: (ctx) => draftRuns(ctx),
  succeeds: async (_seen, { merchant }) =>
    expect(await settlementsOf(world(), merchant.merchantId)).toMatchObject([
      { netFen: 700, status: "held" },
    ]),
  illegal: anyState("what is drafted is drafted once"),
  audit: {
    action: "settlement.draft",
    subjectId: async ({ merchant }) => (await settlementsOf(world(), merchant.merchantId))[0]?.id ?? "",
  },
});

proveVerb("carryOnRuns", {
  ...bySystem,
  arrange: async () => {
    const { run, merchant } = await openRun();
    await approved(world(), run);
    return { merchant };
  },
  call: (ctx) => carryOnRuns(ctx),
  succeeds: async (_moved, { merchant }) =>
    expect(await settlementsOf(world(), merchant.merchantId)).toMatchObject([{ status: "processing" }]),
  illegal: anyState("what was begun is begun once"),
  audit: {
    action: "settlement.start",
    subjectId: async ({ merchant }) => (await settlementsOf(world(), merchant.merchantId))[0]?.id ?? "",
  },
});

proveVerb("retrySettlement", {
  ...byFinance,
  arrange: failed,
  call: (ctx, { input }) => retrySettlement(ctx, input),
  succeeds: (settlement) => expect(settlement).toMatchObject({ status: "processing" }),
  illegal: { given: ({ input }) => retrySettlement(finance(), input), reason: "transition_refused" },
  audit: { action: "settlement.retry", subjectId: ({ input }) => input.settlementId },
});

proveVerb("getRun", {
  ...looking,
  arrange: openRun,
  as: finance,
  needs: "settlement:read",
  foreign: staffOnly,
  call: (ctx, { run }) => getRun(ctx, { runId: run.id }),
  succeeds: (run) => expect(run.counts.drafted).toBeGreaterThan(0),
});

proveVerb("listRuns", {
  ...looking,
  arrange: openRun,
  as: finance,
  needs: "settlement:read",
  foreign: staffOnly,
  call: (ctx) => listRuns(ctx, { status: "pending_second" }),
  succeeds: ({ items }, { run }) => expect(items.map(({ id }) => id)).toEqual([run.id]),
});

const seenByOwner = async () => {
  const { merchant } = await openRun();
  const stranger = await merchantWith(world(), 0);
  const [row] = await settlementsOf(world(), merchant.merchantId);
  return { merchant, stranger, settlementId: row?.id ?? "" };
};

proveVerb("getSettlement", {
  ...looking,
  arrange: seenByOwner,
  as: ({ merchant }) => merchant.owner(),
  needs: ["settlement:read", "settlement:read_own"],
  call: (ctx, { settlementId }) => getSettlement(ctx, { settlementId }),
  succeeds: (settlement) => expect(settlement).toMatchObject({ netFen: 10_000, canRetry: false }),
  foreign: { as: ({ stranger }) => stranger.owner(), reason: "settlement_not_found" },
});

proveVerb("listSettlements", {
  ...looking,
  arrange: seenByOwner,
  as: ({ merchant }) => merchant.owner(),
  needs: ["settlement:read", "settlement:read_own"],
  call: (ctx) => listSettlements(ctx, {}),
  succeeds: ({ items }, { settlementId }) => expect(items.map(({ id }) => id)).toEqual([settlementId]),
  foreign: { as: ({ stranger }) => stranger.owner(), sees: ({ items }) => expect(items).toEqual([]) },
});
