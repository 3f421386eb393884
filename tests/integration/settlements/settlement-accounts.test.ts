import { describe, expect, test } from "vitest";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { confirmAccount } from "#server/settlements/accounts/confirm-account.ts";
import { listAccounts } from "#server/settlements/accounts/list-accounts.ts";
import { offerAccount } from "#server/settlements/accounts/offer-account.ts";
import {
  bankOf,
  followLater,
  merchantWith,
  offered,
  proofOf,
  proven,
  type SettledMerchant,
  sendPromised,
} from "../../support/settlements/settled-merchants.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const statuses = async ({ merchantId, owner }: SettledMerchant) =>
  (await listAccounts(owner(), { merchantId })).items.map(({ status }) => status);
const wrong = (fen: number) => (fen === 99 ? 1 : fen + 1);

describe("a settlement account", () => {
  test("is read back wrongly twice and rightly once, and then is in force", async () => {
    const merchant = await merchantWith(world(), 0);
    const { id: accountId } = await offered(world(), merchant);
    for (const triesLeft of [2, 1]) {
      const { amountFen, version } = await proofOf(world(), accountId);
      const miss = await confirmAccount(merchant.owner(), {
        accountId,
        version,
        amountFen: wrong(amountFen),
      });
      expect(miss).toMatchObject({ status: "proving", triesLeft });
    }
    const right = { accountId, ...(await proofOf(world(), accountId)) };
    expect(await confirmAccount(merchant.owner(), right)).toMatchObject({ status: "in_force" });
  });

  test("fails for good at the third miss, however many are tried at once", async () => {
    const merchant = await merchantWith(world(), 0);
    const { id: accountId } = await offered(world(), merchant);
    const { amountFen } = await proofOf(world(), accountId);
    for (let n = 0; n < 3; n++) {
      const { version } = await proofOf(world(), accountId);
      const miss = { accountId, version, amountFen: wrong(amountFen) };
      await Promise.allSettled(Array.from({ length: 5 }, () => confirmAccount(merchant.owner(), miss)));
    }
    expect(await statuses(merchant)).toEqual(["failed"]);
    const late = confirmAccount(merchant.owner(), { accountId, ...(await proofOf(world(), accountId)) });
    await expect(late).rejects.toMatchObject({ reason: "transition_refused" });
  });

  test("leaves the one in force so until it holds itself", async () => {
    const merchant = await merchantWith(world(), 0);
    await proven(world(), merchant);
    await offered(world(), merchant, 1);
    expect((await statuses(merchant)).sort()).toEqual(["in_force", "proving"]);
    await proven(world(), merchant, 2);
    expect((await statuses(merchant)).sort()).toEqual(["in_force", "replaced", "replaced"]);
  });

  test("is not read back after ten days", async () => {
    const merchant = await merchantWith(world(), 0);
    const { id: accountId } = await offered(world(), merchant);
    const late = merchant.owner(new Date(Date.now() + 11 * DAY_MS));
    const right = { accountId, ...(await proofOf(world(), accountId)) };
    await expect(confirmAccount(late, right)).rejects.toMatchObject({ reason: "proof_expired" });
  });

  test("that the bank does not know fails by itself", async () => {
    const merchant = await merchantWith(world(), 0);
    bankOf(world()).plan({ outcome: "rejected", reason: "account_unknown" });
    await offered(world(), merchant);
    const { items } = await listAccounts(merchant.owner(), { merchantId: merchant.merchantId });
    expect(items).toMatchObject([{ status: "failed", failureReason: "account_unknown" }]);
  });

  test("costs a transfer, of which there are five in thirty days", async () => {
    const merchant = await merchantWith(world(), 0);
    const account = { accountType: "corporate" as const, accountName: "王记面馆", bankName: "招商银行" };
    const offer = (n: number) =>
      offerAccount(merchant.owner(), {
        merchantId: merchant.merchantId,
        account: { ...account, accountNumber: `3100${n}` },
      });
    for (let n = 0; n < 5; n++) await offer(n);
    await expect(offer(5)).rejects.toMatchObject({ code: "limit_reached", reason: "too_many_accounts" });
    await sendPromised(world());
    await followLater(world());
    expect((await statuses(merchant)).filter((status) => status === "proving")).toHaveLength(1);
  });
});
