import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { merchants } from "#db/schema/merchants.ts";
import { inTransaction } from "#db/transaction.ts";
import { writeAnswers } from "#server/applications/write-answers.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { confirmAccount } from "#server/settlements/accounts/confirm-account.ts";
import { lapseAccounts } from "#server/settlements/accounts/lapse-accounts.ts";
import { listAccounts } from "#server/settlements/accounts/list-accounts.ts";
import { offerAccount } from "#server/settlements/accounts/offer-account.ts";
import { takeOverAccounts } from "#server/settlements/accounts/take-over-accounts.ts";
import { anyState, looking } from "../../support/proofs/exceptions.ts";
import { ofSettlements } from "../../support/proofs/of-settlements.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { merchantWith, offered, proofOf, proven } from "../../support/settlements/settled-merchants.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const { bySystem, byOwner } = ofSettlements(world);
const account = {
  ...{ accountType: "personal" as const, accountName: "王店主", bankName: "中国银行" },
  accountNumber: "4539578763621486",
};
const twoMerchants = async () => ({
  merchant: await merchantWith(world(), 0),
  stranger: await merchantWith(world(), 0),
});

/** As its application was, before accounts were kept. */
const answered = async ({ merchantId }: { merchantId: string }) => {
  const { db } = world().runtime;
  const [row] = await db.select().from(merchants).where(eq(merchants.id, merchantId));
  const applicationId = row?.applicationId ?? "";
  await inTransaction(db, (tx) =>
    writeAnswers(tx, world().asSystem(), { applicationId, group: "settlement", answers: account }),
  );
};

proveVerb("offerAccount", {
  ...byOwner,
  arrange: twoMerchants,
  call: (ctx, { merchant: { merchantId } }) => offerAccount(ctx, { merchantId, account }),
  succeeds: (given) =>
    expect(given).toMatchObject({
      status: "given",
      numberMasked: "************1486",
      accountNameMasked: "王**",
    }),
  foreign: { as: ({ stranger }) => stranger.owner(), reason: "merchant_not_found" },
  illegal: {
    given: ({ merchant }) => proven(world(), merchant, 3),
    code: "conflict",
    reason: "account_in_force",
  },
  audit: { action: "settlement_account.give", subjectId: (_at, given) => given.id },
});

proveVerb("confirmAccount", {
  ...byOwner,
  arrange: async () => {
    const of = await twoMerchants();
    const { id: accountId } = await offered(world(), of.merchant);
    return { ...of, input: { accountId, ...(await proofOf(world(), accountId)) } };
  },
  call: (ctx, { input }) => confirmAccount(ctx, input),
  succeeds: (confirmed) => expect(confirmed).toMatchObject({ status: "in_force", wait: null }),
  foreign: { as: ({ stranger }) => stranger.owner(), reason: "account_not_found" },
  illegal: {
    given: ({ merchant, input }) => confirmAccount(merchant.owner(), input),
    reason: "transition_refused",
  },
  audit: { action: "settlement_account.confirm", subjectId: ({ input }) => input.accountId },
});

proveVerb("lapseAccounts", {
  ...bySystem,
  as: () => world().asSystem(new Date(Date.now() + 11 * DAY_MS)),
  arrange: async () => {
    const merchant = await merchantWith(world(), 0);
    return { merchant, given: await offered(world(), merchant) };
  },
  call: (ctx) => lapseAccounts(ctx),
  succeeds: async (_lapsed, { merchant: { merchantId, owner } }) =>
    expect(await listAccounts(owner(), { merchantId })).toMatchObject({ items: [{ status: "expired" }] }),
  illegal: anyState("what is over already is left alone"),
  audit: { action: "settlement_account.expire", subjectId: ({ given }) => given.id },
});

proveVerb("takeOverAccounts", {
  ...bySystem,
  arrange: async () => {
    const merchant = await merchantWith(world(), 0);
    await answered(merchant);
    return { merchant };
  },
  call: (ctx) => takeOverAccounts(ctx),
  succeeds: async (given, { merchant: { merchantId, owner } }) => {
    expect(given).toBe(1);
    expect(await listAccounts(owner(), { merchantId })).toMatchObject({
      items: [{ status: "given", numberMasked: "************1486", accountNameMasked: "王**" }],
    });
  },
  illegal: anyState("a merchant with an account is left alone"),
  audit: {
    action: "settlement_account.give",
    subjectId: async ({ merchant: { merchantId, owner } }) =>
      (await listAccounts(owner(), { merchantId })).items[0]?.id ?? "none",
  },
});

test("leaves alone a merchant whose application names no account, and one whose account has expired", async () => {
  const [silent, expired] = [await merchantWith(world(), 0), await merchantWith(world(), 0)];
  await answered(expired);
  await offered(world(), expired);
  const later = new Date(Date.now() + 11 * DAY_MS);
  await lapseAccounts(world().asSystem(later));
  expect(await takeOverAccounts(world().asSystem(later))).toBe(0);
  expect(await listAccounts(silent.owner(), { merchantId: silent.merchantId })).toEqual({ items: [] });
});

proveVerb("listAccounts", {
  ...looking,
  ...byOwner,
  needs: ["settlement_account:own", "settlement:read"],
  arrange: async () => {
    const of = await twoMerchants();
    return { ...of, given: await offered(world(), of.merchant) };
  },
  call: (ctx, { merchant: { merchantId } }) => listAccounts(ctx, { merchantId }),
  succeeds: ({ items }, { given }) => expect(items.map(({ id }) => id)).toEqual([given.id]),
  foreign: { as: ({ stranger }) => stranger.owner(), reason: "merchant_not_found" },
});
