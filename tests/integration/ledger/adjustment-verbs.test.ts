import { expect, test } from "vitest";
import { approveAdjustment } from "#server/ledger/adjustments/approve-adjustment.ts";
import { listAdjustments } from "#server/ledger/adjustments/list-adjustments.ts";
import { proposeAdjustment } from "#server/ledger/adjustments/propose-adjustment.ts";
import { refuseAdjustment } from "#server/ledger/adjustments/refuse-adjustment.ts";
import { getBalances } from "#server/ledger/get-balances.ts";
import { anyState, looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { merchantWith } from "../../support/settlements/settled-merchants.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const finance = () => world().asRole("finance");
const second = () => world().twoPeople().second;
const foreign = noTenants("only staff put balances right");
const subjectId = ({ input }: { input: { adjustmentId: string } }) => input.adjustmentId;

const wanted = async (amountFen = 1_200) => ({
  ...{ merchantId: (await merchantWith(world(), 0)).merchantId, account: "suspense" as const },
  ...{ amountFen, reason: "多收手续费" },
});
async function proposed(amountFen?: number) {
  const asked = await wanted(amountFen);
  const { id: adjustmentId, version } = await proposeAdjustment(finance(), asked);
  return { merchantId: asked.merchantId, input: { adjustmentId, version } };
}

proveVerb("proposeAdjustment", {
  arrange: async () => ({ input: await wanted() }),
  as: finance,
  needs: "ledger:adjust",
  foreign,
  call: (ctx, { input }) => proposeAdjustment(ctx, input),
  succeeds: (adjustment) =>
    expect(adjustment).toMatchObject({ status: "proposed", amountFen: 1_200, isOwn: true }),
  illegal: anyState("each proposal is one of its own"),
  audit: { action: "adjustment.propose", subjectId: (_at, adjustment) => adjustment.id },
});

proveVerb("approveAdjustment", {
  arrange: () => proposed(),
  as: second,
  needs: "ledger:decide_adjustment",
  foreign,
  call: (ctx, { input }) => approveAdjustment(ctx, input),
  succeeds: async (adjustment, { merchantId }) => {
    expect(adjustment).toMatchObject({ status: "booked", decidedBy: "Second" });
    expect(await getBalances(finance(), { merchantId, by: "effective" })).toMatchObject({
      availableFen: 1_200,
    });
  },
  illegal: { given: ({ input }) => approveAdjustment(second(), input), reason: "transition_refused" },
  audit: { action: "adjustment.approve", subjectId },
});

proveVerb("refuseAdjustment", {
  arrange: () => proposed(),
  as: second,
  needs: "ledger:decide_adjustment",
  foreign,
  call: (ctx, { input }) => refuseAdjustment(ctx, { ...input, reason: "依据不足" }),
  succeeds: (adjustment) => expect(adjustment).toMatchObject({ status: "refused", refusal: "依据不足" }),
  illegal: { given: ({ input }) => approveAdjustment(second(), input), reason: "transition_refused" },
  audit: { action: "adjustment.refuse", subjectId },
});

proveVerb("listAdjustments", {
  ...looking,
  arrange: () => proposed(),
  as: finance,
  needs: "ledger:read",
  foreign,
  call: (ctx, { merchantId }) => listAdjustments(ctx, { merchantId }),
  succeeds: ({ items }, { input }) => expect(items.map(({ id }) => id)).toEqual([input.adjustmentId]),
});

test("nobody agrees to an adjustment of their own, and none takes more than a merchant may owe", async () => {
  const own = await proposed();
  const self = world().as({ ...finance().actor, roles: ["checker"] } as never);
  await expect(approveAdjustment(self, own.input)).rejects.toMatchObject({ reason: "needs_second_person" });
  const much = await proposed(-5_000_001);
  await expect(approveAdjustment(second(), much.input)).rejects.toMatchObject({
    reason: "balance_insufficient",
  });
});
