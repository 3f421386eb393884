import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestGateway, type TestGateway } from "../../support/gateway/mock-gateway.ts";
import { payerPhone } from "../../support/gateway/payer-phone.ts";

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

async function huabeiIntent() {
  return gateway.stripe.paymentIntents.create({
    amount: 100_000,
    currency: "cny",
    confirm: true,
    payment_method_data: { type: "alipay" },
    return_url: "https://example.test/back",
    metadata: {
      merchant_name: "老王 <小店>",
      order_number: "R1",
      plan_rate_ppm: "23000",
      plan_remainder: "first",
      plan_purchased_on: "2026-01-31",
    },
    payment_method_options: {
      alipay: { installments: { plan: { count: 3, bearer: "buyer" } } } as Record<string, unknown>,
    },
  });
}

/** A phone of its own that only ever opens this order. */
function payer(intentId: string) {
  const phone = payerPhone(gateway);
  return {
    open: () => phone.open(intentId),
    send: (verb: string, form: Record<string, string> = {}) => phone.send(intentId, verb, form),
  };
}

test("a payer opens Huabei, sees every repayment and the annual rate, agrees, and pays", async () => {
  const intent = await huabeiIntent();
  const { open, send } = payer(intent.id);
  expect(await (await open()).text()).toContain("Open Huabei instalments");
  const plan = await send("open", { agree: "yes" });
  for (const fact of ["13.75%", "14.65%", "¥341.02", "2026-02-28", "2026-03-31", "2026-04-30", "¥1,023.00"]) {
    expect(plan).toContain(fact);
  }
  expect(await send("confirm")).toContain("6-digit payment password");
  expect(await send("pay", { password: "000000" })).toContain("Tries left: 4");
  const paid = await send("pay", { password: "123456" });
  expect(paid).toContain("<h1>Payment complete</h1>");
  expect(paid).toContain("redirect_status=succeeded");
  expect((await gateway.stripe.paymentIntents.retrieve(intent.id)).status).toBe("succeeded");
});

test("the headline is what the payer pays on every page, with the goods and the fee below it", async () => {
  const intent = await huabeiIntent();
  const { open, send } = payer(intent.id);
  const pages = [
    await (await open()).text(),
    await send("open", { agree: "yes" }),
    await send("confirm"),
    await send("pay", { password: "123456" }),
  ];
  for (const page of pages) {
    expect(/class="money">([^<]+)/.exec(page)?.[1]).toBe("¥1,023.00");
    expect(page).toContain("<dt>Goods</dt><dd>¥1,000.00</dd>");
    expect(page).toContain("<dt>Instalment fee</dt><dd>¥23.00</dd>");
  }
});

test("the password is asked for before the plan's small print, and the paid page has a heading of its own", async () => {
  const intent = await huabeiIntent();
  const { send } = payer(intent.id);
  await send("open", { agree: "yes" });
  const asking = await send("confirm");
  expect(asking.indexOf('id="password"')).toBeLessThan(asking.indexOf("<table>"));
  const paid = await send("pay", { password: "123456" });
  expect(paid.match(/<h1>/g)).toHaveLength(1);
  expect(paid).not.toContain("Confirm the instalment plan");
});

test("the wallet brings its own typeface, and its policy lets the page load it", async () => {
  const font = await fetch(`${gateway.url}/wallet/inter.woff2`);
  expect(font.headers.get("content-type")).toBe("font/woff2");
  expect(
    Buffer.from(await font.arrayBuffer())
      .subarray(0, 4)
      .toString(),
  ).toBe("wOF2");
  expect((await fetch(`${gateway.url}/wallet/x`)).headers.get("content-security-policy")).toContain(
    "font-src 'self'",
  );
});

test("nobody pays a plan they have not agreed to, even with the password", async () => {
  const intent = await huabeiIntent();
  await payer(intent.id).send("pay", { password: "123456" });
  expect((await gateway.stripe.paymentIntents.retrieve(intent.id)).status).toBe("requires_action");
});

test("five wrong passwords end the attempt, and nothing is charged", async () => {
  const intent = await gateway.stripe.paymentIntents.create({
    amount: 100,
    currency: "cny",
    confirm: true,
    payment_method_data: { type: "alipay" },
  });
  const { send } = payer(intent.id);
  for (let n = 0; n < 5; n++) await send("pay", { password: "000000" });
  expect(await send("pay", { password: "123456" })).toContain("nothing was charged");
  const after = await gateway.stripe.paymentIntents.retrieve(intent.id);
  expect(after.last_payment_error?.decline_code).toBe("incorrect_password");
});

test("a refusal names its reason", async () => {
  const intent = await huabeiIntent();
  const page = await payer(intent.id).send("refuse", { reason: "credit_limit_exceeded" });
  expect(page).toContain("Your Huabei limit is too low");
});

test("the page escapes what it shows, runs no script and stays on its own origin", async () => {
  const intent = await huabeiIntent();
  const response = await payerPhone(gateway, "zh-CN").open(intent.id);
  const page = await response.text();
  expect(page).toContain("老王 &#60;小店&#62;");
  expect(page).not.toMatch(/<script|\son\w+=|javascript:/i);
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(page).toContain('lang="zh-CN"');
});

test("a form sent from another site changes nothing", async () => {
  const intent = await huabeiIntent();
  const response = await fetch(`${gateway.url}/wallet/${intent.id}/refuse`, {
    method: "POST",
    headers: { "sec-fetch-site": "cross-site" },
    body: new URLSearchParams({ reason: "insufficient_funds" }),
  });
  expect(response.status).toBe(403);
  expect((await gateway.stripe.paymentIntents.retrieve(intent.id)).status).toBe("requires_action");
});

test("an unknown order is a 404 page that says what to do", async () => {
  const response = await fetch(`${gateway.url}/wallet/pi_nothing?lang=en`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain("Scan the code on the terminal again");
});
