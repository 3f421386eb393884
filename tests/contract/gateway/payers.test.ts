import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestGateway, type TestGateway } from "../../support/gateway/mock-gateway.ts";
import { moneyMoves, playMoves } from "../../support/gateway/payer-moves.ts";
import { editPayer, payerPhone } from "../../support/gateway/payer-phone.ts";
import { payerState, walletOrder } from "../../support/gateway/wallet-orders.ts";

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

const PLAN = { count: 3, bearer: "buyer" } as const;
const PASSWORD = { password: "123456" };

describe("a payer's money", () => {
  test("is what it was, less what the shop still holds, after any orders, refusals, refunds and double posts", async () => {
    await fc.assert(
      fc.asyncProperty(moneyMoves, async (moves) => {
        const { payers, expected } = await playMoves(gateway, moves);
        expect(payers).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test("is taken once, however many tabs send the form at once", async () => {
    const phone = payerPhone(gateway);
    await phone.become("everything");
    const { id } = await walletOrder(gateway);
    await Promise.all(Array.from({ length: 8 }, () => phone.send(id, "pay", PASSWORD)));
    expect(await payerState(gateway, phone.payerId())).toMatchObject({ balance: 50_000_000 - 100_000 });
    expect((await gateway.stripe.charges.list({ payment_intent: id })).data).toHaveLength(1);
  });

  test("comes back once for a refund that was asked for twice under one key", async () => {
    const phone = payerPhone(gateway);
    await phone.become("everything");
    const { id } = await walletOrder(gateway);
    await phone.send(id, "pay", PASSWORD);
    const refund = { payment_intent: id, amount: 30_000 };
    const idempotencyKey = `refund-${id}`;
    await gateway.stripe.refunds.create(refund, { idempotencyKey });
    await gateway.stripe.refunds.create(refund, { idempotencyKey });
    expect((await payerState(gateway, phone.payerId())).balance).toBe(50_000_000 - 70_000);
  });

  test("on Huabei is the price and the buyer's fee; a whole refund in parts frees it all, for no instalment was paid", async () => {
    const phone = payerPhone(gateway);
    await phone.become("everything");
    const { id } = await walletOrder(gateway, { plan: PLAN });
    await phone.send(id, "confirm");
    await phone.send(id, "pay", PASSWORD);
    const used = async () => (await payerState(gateway, phone.payerId())).huabei_used;
    expect(await used()).toBe(102_300);
    await gateway.stripe.refunds.create({ payment_intent: id, amount: 33_333 });
    expect(await used()).toBe(102_300 - 33_333);
    await gateway.stripe.refunds.create({ payment_intent: id });
    expect(await used()).toBe(0);
  });

  test("that is held comes back when the hold is cancelled, and the rest of it when a part is taken", async () => {
    const phone = payerPhone(gateway);
    await phone.become("everything");
    const hold = async () => {
      const { id } = await walletOrder(gateway, { captureMethod: "manual" });
      expect(await phone.send(id, "pay", PASSWORD)).toContain("The money is held");
      return id;
    };
    const [canceled, taken] = [await hold(), await hold()];
    const balance = async () => (await payerState(gateway, phone.payerId())).balance;
    expect(await balance()).toBe(50_000_000 - 200_000);
    await gateway.stripe.paymentIntents.cancel(canceled);
    expect(await balance()).toBe(50_000_000 - 100_000);
    await gateway.stripe.paymentIntents.capture(taken, { amount_to_capture: 40_000 });
    expect(await balance()).toBe(50_000_000 - 40_000);
  });

  test("that was paid with a card since unbound goes back to the balance", async () => {
    const phone = payerPhone(gateway);
    await phone.become("one_card");
    const { id } = await walletOrder(gateway);
    await phone.send(id, "pay", PASSWORD);
    await editPayer(phone, { last4_0: "" });
    await gateway.stripe.refunds.create({ payment_intent: id });
    expect(await payerState(gateway, phone.payerId())).toMatchObject({ balance: 100_000, cards: [] });
  });
});

describe("the page of payers", () => {
  test("sets up everything about a payer, and keeps it over a restart", async () => {
    const phone = payerPhone(gateway);
    await phone.become("no_money");
    const changes = {
      name: "李雷",
      balance: "1，200。50",
      huabei: "open",
      huabei_limit: "¥3,000",
      huabei_used: "1000",
      bank_0: "icbc",
      kind_0: "credit",
      last4_0: "1234",
      funds_0: "99.99",
      wrong_passwords: "2",
    };
    expect((await editPayer(phone, changes)).status).toBe(303);
    await gateway.restart();
    expect(await payerState(gateway, phone.payerId())).toMatchObject({
      name: "李雷",
      balance: 120_050,
      huabei_limit: 300_000,
      huabei_used: 100_000,
      cards: [{ bank: "icbc", kind: "credit", last4: "1234", funds: 9_999, refuses: false }],
      wrong_passwords: 2,
    });
    expect(await (await phone.visit("/wallet/payers?lang=en")).text()).toContain("李雷");
  });

  test("names each field at fault, keeps what was typed and changes nothing", async () => {
    const phone = payerPhone(gateway);
    await phone.become("one_card");
    const faults = { balance: "12,5", password: "12", wrong_passwords: "9", huabei: "maybe" };
    const cards = { last4_1: "12", funds_1: "", bank_1: "nobank", kind_1: "debit" };
    const answer = await editPayer(phone, { ...faults, ...cards });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    for (const name of ["balance", "password", "wrong_passwords", "last4_1", "funds_1", "bank_1"]) {
      expect(page).toContain(`id="${name}-fault"`);
    }
    expect(page).toContain('value="12,5"');
    expect((await payerState(gateway, phone.payerId())).balance).toBe(0);
    const twice = await editPayer(phone, { last4_1: "6688", bank_1: "cmb", kind_1: "debit", funds_1: "1" });
    expect(await twice.text()).toContain("This card is already here");
  });

  test("hands the phone to another payer, on the way back to the order", async () => {
    const phone = payerPhone(gateway);
    await phone.become("no_huabei");
    const other = phone.payerId();
    await phone.become("everything");
    const { id } = await walletOrder(gateway, { plan: PLAN });
    const chosen = await phone.visit(`/wallet/payers/${other}/choose?order=${id}&lang=en`, {
      method: "POST",
    });
    expect(chosen.headers.get("location")).toBe(`/wallet/${id}?lang=en`);
    expect(phone.payerId()).toBe(other);
    expect(await phone.read(id)).toContain(`/wallet/payers?order=${id}&#38;lang=en`);
    expect(await phone.read(id)).toContain("Huabei isn’t available");
  });

  test("is changed from nowhere else, and leads only to orders", async () => {
    const phone = payerPhone(gateway);
    await phone.become("everything");
    const address = `${gateway.url}/wallet/payers/${phone.payerId()}`;
    for (const path of [address, `${address}/choose`, `${gateway.url}/wallet/payers`]) {
      const headers = { "sec-fetch-site": "cross-site" };
      expect((await fetch(path, { method: "POST", headers })).status).toBe(403);
    }
    const astray = await phone.visit("/wallet/payers?order=//evil.test&lang=en");
    expect(await astray.text()).not.toContain('href="/wallet///evil');
    expect((await phone.visit("/wallet/payers/payer_nobody?lang=en")).status).toBe(404);
  });

  test("shows twenty at a time, and the older ones after them", async () => {
    const phone = payerPhone(gateway);
    for (let n = 0; n < 21; n++) await phone.become("one_card");
    const first = await (await phone.visit("/wallet/payers?lang=en")).text();
    expect(first.match(/<li /g)).toHaveLength(20);
    const older = /href="([^"]+)">Older/.exec(first)?.[1]?.replaceAll("&#38;", "&").replaceAll("&amp;", "&");
    expect(await (await phone.visit(older ?? "")).text()).toContain("Back to the newest");
  });

  test("a payer's password is told to nobody by the test control", async () => {
    const phone = payerPhone(gateway);
    await phone.become("everything");
    expect(await payerState(gateway, phone.payerId())).not.toHaveProperty("password");
  });
});
