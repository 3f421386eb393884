import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startTestGateway, type TestGateway } from "../../support/gateway/mock-gateway.ts";
import { editPayer, payerPhone } from "../../support/gateway/payer-phone.ts";
import { declineOf, payerState, walletOrder } from "../../support/gateway/wallet-orders.ts";

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());
afterEach(() => gateway.control("reset"));

const BUYER = { count: 3, bearer: "buyer" } as const;
const PASSWORD = { password: "123456" };

async function phoneOf(preset: string) {
  const phone = payerPhone(gateway);
  await phone.become(preset);
  return phone;
}

const statusOf = async (id: string) => (await gateway.stripe.paymentIntents.retrieve(id)).status;

/** A refusal, the way on that its page names, and the code that the counter learns once it is told (S11). */
const REFUSALS = [
  {
    what: "an account that may not have Huabei",
    preset: "no_huabei",
    reason: "Huabei isn’t available on this account",
    wayOn: "Pay another way",
    code: "huabei_not_available",
  },
  {
    what: "a Huabei limit below what is financed",
    preset: "low_limit",
    reason: "Your Huabei limit is too low",
    wayOn: "Ask the shop to pay the fee",
    code: "credit_limit_exceeded",
  },
  {
    what: "nothing that covers the first instalment and its fee (S12)",
    preset: "no_money",
    reason: "covers the first instalment and its fee",
    wayOn: "Choose a longer plan",
    code: "insufficient_funds",
  },
  {
    what: "a locked password",
    preset: "locked",
    reason: "Payment password locked",
    wayOn: "Pay once the password is unlocked",
    code: "password_locked",
  },
];

describe("a plan", () => {
  test.each(REFUSALS)("is refused for $what, with a way on, and the order waits", async (refusal) => {
    const phone = await phoneOf(refusal.preset);
    const { id } = await walletOrder(gateway, { plan: BUYER });
    const page = await phone.read(id);
    expect(page).toContain(refusal.reason);
    expect(page).toContain(refusal.wayOn);
    await phone.send(id, "confirm");
    await phone.send(id, "pay", PASSWORD);
    expect(await statusOf(id)).toBe("requires_action");

    const told = await phone.send(id, "refuse", { reason: refusal.code });
    expect(told).toContain("nothing was charged");
    expect(told).toContain(refusal.wayOn);
    expect(await declineOf(gateway, id)).toBe(refusal.code);
  });

  test("needs Huabei, which is opened with consent or declined to the counter", async () => {
    const { id } = await walletOrder(gateway, { plan: BUYER });
    const phone = payerPhone(gateway);
    expect(await phone.send(id, "open")).toContain("Open Huabei instalments");
    expect(await phone.read(id)).toContain("Don’t open it, tell the cashier");
    await phone.send(id, "refuse", { reason: "huabei_not_available" });
    expect(await declineOf(gateway, id)).toBe("huabei_not_available");
  });

  test.each([
    ["the buyer's fee", BUYER, "102300"],
    ["not a fee that the shop bears", { count: 3, bearer: "seller" } as const, "100000"],
  ])("asks of the limit the price and %s", async (_what, plan, financed) => {
    const { id } = await walletOrder(gateway, { plan });
    const phone = await phoneOf("everything");
    await editPayer(phone, { huabei_limit: String((Number(financed) - 1) / 100) });
    expect(await phone.read(id)).toContain("Your Huabei limit is too low");
    await editPayer(phone, { huabei_limit: String(Number(financed) / 100) });
    expect(await phone.read(id)).toContain("Agree to this plan");
  });

  test("takes the first instalment from a card where the balance is a fen short, and says so", async () => {
    const { id } = await walletOrder(gateway, { plan: BUYER });
    const phone = await phoneOf("everything");
    await editPayer(phone, { balance: "341.01" });
    const page = await phone.read(id);
    expect(page).toMatch(/value="balance" disabled.*not enough/s);
    expect(page).toMatch(/value="card_cmb_debit_6688" checked/);
    await editPayer(phone, { balance: "341.02" });
    expect(await phone.read(id)).toMatch(/value="balance" checked/);
  });

  test("of too small an amount is not paid, in one sum neither", async () => {
    const { id } = await walletOrder(gateway, { plan: BUYER, amount: 2 });
    const phone = await phoneOf("everything");
    expect(await phone.read(id)).toContain("too small for instalments");
    await phone.send(id, "pay", PASSWORD);
    expect(await statusOf(id)).toBe("requires_action");
  });

  test("is agreed to by whoever pays: another phone agrees anew", async () => {
    const { id } = await walletOrder(gateway, { plan: BUYER });
    const [first, second] = [await phoneOf("everything"), await phoneOf("everything")];
    await first.send(id, "confirm");
    await second.send(id, "pay", PASSWORD);
    expect(await statusOf(id)).toBe("requires_action");
    expect(await first.send(id, "pay", PASSWORD)).toContain("Payment complete");
  });

  test("that was changed after it was agreed to is agreed to anew, and an old form pays nothing", async () => {
    const { id } = await walletOrder(gateway, { plan: BUYER });
    const phone = await phoneOf("everything");
    const page = await phone.send(id, "confirm");
    const terms = / name="terms" value="([^"]+)"/.exec(page)?.[1] ?? "";
    await gateway.stripe.paymentIntents.update(id, { amount: 200_000 });
    await gateway.stripe.paymentIntents.confirm(id);
    expect(await phone.read(id)).toContain("Agree to this plan");
    expect(await phone.send(id, "confirm", { terms })).toContain("has changed");
    await phone.send(id, "confirm");
    expect(await phone.send(id, "pay", { ...PASSWORD, terms })).toContain("has changed");
    expect(await statusOf(id)).toBe("requires_action");
  });
});

describe("a payment in one sum", () => {
  test("is taken from the source that was chosen", async () => {
    const { id } = await walletOrder(gateway);
    const phone = await phoneOf("everything");
    await phone.send(id, "pay", { ...PASSWORD, source: "card_cmb_debit_6688" });
    const after = await payerState(gateway, phone.payerId());
    expect(after).toMatchObject({ balance: 50_000_000, cards: [{ funds: 49_900_000 }], huabei_used: 0 });
  });

  test("may be put on Huabei where that is open, and on nothing that cannot pay it", async () => {
    const phone = await phoneOf("everything");
    await editPayer(phone, { balance: "0" });
    const { id } = await walletOrder(gateway);
    await phone.send(id, "pay", { ...PASSWORD, source: "balance" });
    expect(await statusOf(id)).toBe("requires_action");
    await phone.send(id, "pay", { ...PASSWORD, source: "huabei" });
    expect(await payerState(gateway, phone.payerId())).toMatchObject({ balance: 0, huabei_used: 100_000 });
  });

  test("stays with its payer when the bank declines the card, who pays from elsewhere", async () => {
    const phone = await phoneOf("card_declined");
    const { id } = await walletOrder(gateway);
    const page = await phone.send(id, "pay", PASSWORD);
    expect(page).toContain("Your bank declined the card");
    expect(page).toContain("Call your bank, or link another card");
    expect(page).toContain("Open Huabei instalments");
    expect(await phone.send(id, "open", { agree: "yes" })).toMatch(/value="huabei" checked/);
    expect(await phone.send(id, "pay", PASSWORD)).toContain("Payment complete");
  });

  test("by bank card is taken from a card and from nothing else", async () => {
    const phone = await phoneOf("everything");
    const { id } = await walletOrder(gateway, { method: "bank_card" });
    const page = await phone.read(id);
    expect(page).toContain("China Merchants Bank debit card ending 6688");
    expect(page).not.toMatch(/value="(balance|huabei)"/);
    await phone.send(id, "pay", { ...PASSWORD, source: "balance" });
    expect(await statusOf(id)).toBe("requires_action");
  });

  test("without anything to pay from names instalments and another method", async () => {
    const phone = await phoneOf("no_money");
    await editPayer(phone, { huabei: "not_eligible" });
    const { id } = await walletOrder(gateway);
    const page = await phone.read(id);
    expect(page).toContain("Neither your balance nor your linked card covers this payment");
    expect(page).toContain("Ask the cashier for Huabei instalments instead");
  });
});

describe("a payment password", () => {
  test("has five tries, then locks by the gateway's clock; a lock that is over gives five again", async () => {
    const phone = await phoneOf("everything");
    const { id } = await walletOrder(gateway);
    for (let n = 4; n > 0; n--)
      expect(await phone.send(id, "pay", { password: "0" })).toContain(`Tries left: ${n}`);
    const ended = await phone.send(id, "pay", { password: "0" });
    expect(ended).toContain("is now locked");
    expect(ended).toContain("Pay from another phone with a different account");
    expect(await declineOf(gateway, id)).toBe("incorrect_password");

    const next = await walletOrder(gateway);
    expect(await phone.send(next.id, "pay", PASSWORD)).toContain("Payment password locked");
    await gateway.control("clock", { seconds: 3 * 3600 });
    expect(await phone.send(next.id, "pay", { password: "0" })).toContain("Tries left: 4");
    expect(await phone.send(next.id, "pay", PASSWORD)).toContain("Payment complete");
    expect(await payerState(gateway, phone.payerId())).toMatchObject({
      wrong_passwords: 0,
      locked_until: null,
    });
  });

  test("is counted per payer: tries on one order are tries on all, and nobody else's", async () => {
    const phone = await phoneOf("everything");
    const [one, two] = [await walletOrder(gateway), await walletOrder(gateway)];
    await phone.send(one.id, "pay", { password: "0" });
    expect(await phone.send(two.id, "pay", { password: "0" })).toContain("Tries left: 3");
    expect(await (await phoneOf("everything")).send(two.id, "pay", { password: "0" })).toContain(
      "Tries left: 4",
    );
  });

  test("is each payer's own", async () => {
    const phone = await phoneOf("everything");
    await editPayer(phone, { password: "７７８８９９" });
    const { id } = await walletOrder(gateway);
    expect(await phone.send(id, "pay", PASSWORD)).toContain("Incorrect password");
    expect(await phone.send(id, "pay", { password: "778899" })).toContain("Payment complete");
  });
});

describe("the general code", () => {
  test.each([
    ["alipay", "Alipay payment"],
    ["wechat_pay", "WeChat Pay payment"],
    ["unionpay", "UnionPay QuickPass payment"],
  ])("is paid with %s, which page and charge name", async (brand, title) => {
    const phone = payerPhone(gateway);
    const { id } = await walletOrder(gateway, { method: "qr" });
    expect(await phone.send(id, "wallet", { brand })).toContain(`<title>${title} (simulated)`);
    await phone.send(id, "pay", PASSWORD);
    const { data } = await gateway.stripe.charges.list({ payment_intent: id });
    expect(data[0]?.metadata).toMatchObject({ wallet: brand, method: "qr" });
  });

  test("offers no Huabei outside Alipay, and an order of Alipay no other wallet", async () => {
    const phone = await phoneOf("everything");
    const qr = await walletOrder(gateway, { method: "qr" });
    expect(await phone.read(qr.id)).toContain('value="huabei"');
    expect(await phone.send(qr.id, "wallet", { brand: "wechat_pay" })).not.toContain('value="huabei"');
    const { id } = await walletOrder(gateway);
    expect(await phone.send(id, "wallet", { brand: "wechat_pay" })).toContain("<title>Alipay payment");
  });
});
