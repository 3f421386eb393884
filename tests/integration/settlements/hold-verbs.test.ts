import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { payouts } from "#db/schema/settlements.ts";
import { offerAccount } from "#server/settlements/accounts/offer-account.ts";
import { keepHold } from "#server/settlements/holds/keep-hold.ts";
import { listHolds } from "#server/settlements/holds/list-holds.ts";
import { placeHold } from "#server/settlements/holds/place-hold.ts";
import { proposeRelease } from "#server/settlements/holds/propose-release.ts";
import { releaseHold } from "#server/settlements/holds/release-hold.ts";
import { followPayouts } from "#server/settlements/payouts/follow-payouts.ts";
import { followReturns } from "#server/settlements/payouts/follow-returns.ts";
import { sendPayout } from "#server/settlements/payouts/send-payout.ts";
import { anyState, looking, noTenants } from "../../support/proofs/exceptions.ts";
import { ofSettlements } from "../../support/proofs/of-settlements.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { bankOf, merchantWith, offered, sendPromised } from "../../support/settlements/settled-merchants.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const { finance, second, bySystem } = ofSettlements(world);
const byStaff = {
  as: finance,
  needs: "settlement:hold",
  foreign: noTenants("only staff hold payouts"),
} as const;
const reason = "涉嫌套现";
const subjectId = ({ input }: { input: { holdId: string } }) => input.holdId;

async function onHold() {
  const { merchantId } = await merchantWith(world(), 0);
  const { id: holdId, version } = await placeHold(finance(), { merchantId, reason });
  return { merchantId, input: { holdId, version } };
}
async function releaseProposed() {
  const { merchantId, input } = await onHold();
  const { version } = await proposeRelease(finance(), { ...input, reason: "已核实" });
  return { merchantId, input: { ...input, version } };
}

proveVerb("placeHold", {
  ...byStaff,
  arrange: async () => ({ input: { merchantId: (await merchantWith(world(), 0)).merchantId, reason } }),
  call: (ctx, { input }) => placeHold(ctx, input),
  succeeds: (hold) => expect(hold).toMatchObject({ status: "placed", placedBy: "Staff", reason }),
  illegal: {
    given: ({ input }) => placeHold(finance(), input),
    code: "conflict",
    reason: "merchant_on_hold",
  },
  audit: { action: "settlement_hold.place", subjectId: (_at, hold) => hold.id },
});

proveVerb("proposeRelease", {
  ...byStaff,
  arrange: onHold,
  call: (ctx, { input }) => proposeRelease(ctx, { ...input, reason: "已核实" }),
  succeeds: (hold) => expect(hold).toMatchObject({ status: "release_proposed", isOwn: true }),
  illegal: {
    given: ({ input }) => proposeRelease(finance(), { ...input, reason: "已核实" }),
    reason: "transition_refused",
  },
  audit: { action: "settlement_hold.propose", subjectId },
});

proveVerb("releaseHold", {
  ...byStaff,
  as: second,
  arrange: releaseProposed,
  call: (ctx, { input }) => releaseHold(ctx, input),
  succeeds: (hold) => expect(hold).toMatchObject({ status: "released", releasedBy: "Second" }),
  illegal: { given: ({ input }) => releaseHold(second(), input), reason: "transition_refused" },
  audit: { action: "settlement_hold.release", subjectId },
});

proveVerb("keepHold", {
  ...byStaff,
  as: second,
  arrange: releaseProposed,
  call: (ctx, { input }) => keepHold(ctx, input),
  succeeds: (hold) => expect(hold).toMatchObject({ status: "placed", proposedBy: null }),
  illegal: { given: ({ input }) => keepHold(second(), input), reason: "transition_refused" },
  audit: { action: "settlement_hold.refuse", subjectId },
});

proveVerb("listHolds", {
  ...looking,
  ...byStaff,
  needs: "settlement:read",
  arrange: onHold,
  call: (ctx, { merchantId }) => listHolds(ctx, { merchantId }),
  succeeds: ({ items }, { input }) => expect(items.map(({ id }) => id)).toEqual([input.holdId]),
});

const account = {
  ...{ accountType: "personal" as const, accountName: "王店主", bankName: "中国银行" },
  accountNumber: "4539578763621486",
};

/** A small transfer that the bank has not been asked for yet. */
async function promised() {
  const { merchantId, owner } = await merchantWith(world(), 0);
  const { id } = await offerAccount(owner(), { merchantId, account });
  const [payout] = await world().runtime.db.select().from(payouts).where(eq(payouts.accountId, id));
  return { payoutId: payout?.id ?? "" };
}

proveVerb("sendPayout", {
  ...bySystem,
  arrange: promised,
  call: (ctx, { payoutId }) => sendPayout(ctx, { payoutId }),
  succeeds: (payout) => expect(payout).toMatchObject({ status: "sent", asked: 0 }),
  illegal: anyState("what was sent is not sent again"),
  audit: { action: "payout.send", subjectId: ({ payoutId }) => payoutId },
});

proveVerb("followPayouts", {
  ...bySystem,
  arrange: async () => {
    const { payoutId } = await promised();
    await sendPromised(world());
    return { payoutId };
  },
  call: (ctx) => followPayouts(ctx),
  succeeds: async (followed) => expect(followed).toBeGreaterThan(0),
  illegal: anyState("what has arrived is not asked for again"),
  audit: { action: "payout.arrive", subjectId: ({ payoutId }) => payoutId },
});

proveVerb("followReturns", {
  ...bySystem,
  as: () => world().asSystem(),
  arrange: async () => {
    bankOf(world()).plan({ outcome: "returned" });
    const merchant = await merchantWith(world(), 0);
    const { id } = await offered(world(), merchant);
    const [payout] = await world().runtime.db.select().from(payouts).where(eq(payouts.accountId, id));
    return { payoutId: payout?.id ?? "" };
  },
  call: (ctx) => followReturns(ctx),
  succeeds: (returned) => expect(returned).toBeGreaterThan(0),
  illegal: anyState("what came back came back once"),
  audit: { action: "payout.bounce", subjectId: ({ payoutId }) => payoutId },
});
