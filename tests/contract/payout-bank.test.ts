import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createHttpBank } from "#server/bank/http-bank.ts";
import { bankHandlers } from "#server/bank/mock/bank-handlers.ts";
import { MockBank } from "#server/bank/mock/mock-bank.ts";
import { BankError, type PayoutBank } from "#server/bank/port.ts";
import { type ServedGateway, serveGateway } from "#server/gateway/mock/http/serve.ts";
import { log } from "#server/log.ts";

const SECRET = "a secret of the bank for tests only";
const mock = new MockBank(":memory:");
let served: ServedGateway;
let bank: PayoutBank;
beforeAll(async () => {
  served = await serveGateway({
    ...{ host: "127.0.0.1", port: 0, secretKey: "sk_test_bank", storePath: ":memory:", log },
    beside: bankHandlers(mock, SECRET),
  });
  bank = createHttpBank({ url: `${served.url}/bank`, secret: SECRET }, 2_000);
});
afterAll(async () => {
  await served.stop();
  mock.close();
});

let ids = 0;
const order = (number = "6222021234567894") => ({
  ...{ payoutId: `pyo_contract${++ids}`, amountFen: 12_345, memo: "入网结算 stl_1" },
  account: { type: "personal" as const, name: "王店主", number, bankName: "中国工商银行" },
});

describe("the bank over HTTP", () => {
  test("takes a payout on, and has credited it when it is asked", async () => {
    const wanted = order();
    const taken = await bank.pay(wanted);
    expect(taken).toMatchObject({ payoutId: wanted.payoutId, status: "accepted", reason: null });
    expect(await bank.find(wanted.payoutId)).toEqual({ ...taken, status: "arrived" });
    expect(await bank.find("pyo_unheard")).toBeNull();
  });

  test("pays one id once, however often and at once it is asked", async () => {
    const wanted = order();
    const answers = await Promise.all(Array.from({ length: 8 }, () => bank.pay(wanted)));
    expect(new Set(answers.map(({ bankId }) => bankId)).size).toBe(1);
    await bank.find(wanted.payoutId);
    expect([...mock.credited().keys()].filter((id) => id === wanted.payoutId)).toHaveLength(1);
  });

  test("that loses an answer has paid all the same", async () => {
    mock.plan({ outcome: "lost" });
    const wanted = order();
    await expect(bank.pay(wanted)).rejects.toMatchObject({ name: "BankError", retryable: true });
    expect(await bank.find(wanted.payoutId)).toMatchObject({ status: "arrived" });
  });

  test.each(["account_closed", "name_differs", "limit_exceeded"] as const)(
    "says why it refuses: %s",
    async (reason) => {
      mock.plan({ outcome: "rejected", reason });
      expect(await bank.pay(order())).toMatchObject({ status: "rejected", reason });
    },
  );

  test("tells what it gave back", async () => {
    mock.plan({ outcome: "returned", reason: "account_frozen" });
    const wanted = order();
    await bank.pay(wanted);
    await bank.find(wanted.payoutId);
    const since = new Date(Date.now() - 60_000);
    const [returned] = await bank.returnedSince(since);
    expect(returned).toMatchObject({
      payoutId: wanted.payoutId,
      status: "returned",
      reason: "account_frozen",
    });
    expect(await bank.returnedSince(new Date(Date.now() + 60_000))).toEqual([]);
  });

  test("refuses whoever does not sign with its secret, and what it does not understand for good", async () => {
    const stranger = createHttpBank(
      { url: `${served.url}/bank`, secret: "another secret of the bank" },
      2_000,
    );
    await expect(stranger.pay(order())).rejects.toMatchObject({ reason: "unavailable", retryable: true });
    await expect(bank.pay(order("no number"))).rejects.toMatchObject({
      reason: "not_understood",
      retryable: false,
    });
    const gone = createHttpBank({ url: "http://127.0.0.1:9/bank", secret: SECRET }, 500);
    await expect(gone.find("pyo_1")).rejects.toBeInstanceOf(BankError);
  });
});
