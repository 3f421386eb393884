import { expect } from "@playwright/test";
import { test } from "#tests/support/browser/test.ts";
import { type Locale, wordingOf } from "../support/browser/wording.ts";

for (const locale of ["zh-CN", "en"] as const satisfies readonly Locale[]) {
  const say = wordingOf(locale);

  test(`works out the worked example of ¥1,000, verifies and shares it, in ${locale}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto("/fees?amount=1000");
    const plan = page.getByRole("radio", { name: /^3 .*13\.75%/ });
    await expect(plan).toBeVisible();
    const borne = page.getByRole("radio", {
      name: new RegExp(`^3 .*${say("fees", "sellerPays")} ?¥18\\.00`),
    });
    await expect(borne).toBeVisible();
    await plan.click();
    await expect(page.getByRole("cell", { name: "¥341.02" })).toBeVisible();
    await expect(page.getByRole("cell", { name: "¥1,023.00" })).toBeVisible();
    await expect(page.getByText(say("fees", "seal.verified"))).toBeVisible();

    const chosen = page.getByRole("radio", { name: /^3 .*¥976\.00/ });
    // Nobody's finger leaves the key before the focus has moved.
    await page.keyboard.down("ArrowRight");
    await expect(chosen).toBeFocused();
    await page.keyboard.up("ArrowRight");
    await expect(chosen).toBeChecked();
    await page.getByLabel(say("fees", "on")).fill("2027-01-31");
    await expect(page).toHaveURL(/amount=1000\.00&plan=3\/seller&on=2027-01-31/);
    const reader = await context.newPage();
    await reader.goto(page.url());
    await expect(reader.getByRole("radio", { name: /^3 .*¥976\.00/ })).toBeChecked();
    await expect(reader.getByRole("cell", { name: "2027-02-28" })).toBeVisible();
  });

  test(`says why a plan is refused and sets the amount to its limit, in ${locale}`, async ({ browser }) => {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto("/fees");
    const amount = page.getByLabel(say("fees", "amount"));
    await amount.fill("0.001");
    await expect(page.getByText(say("fees", "amountWrong"))).toBeVisible();
    await expect(page.getByRole("radio")).toHaveCount(0);
    await expect(page.getByText(say("fees", "noAmount"))).toBeVisible();
    await amount.fill("300000.01");
    await page
      .getByRole("button", { name: say("fees", "setTo", { amount: "¥300,000.00" }) })
      .first()
      .click();
    await expect(amount).toHaveValue("300000.00");
    await expect(page.getByRole("radio", { name: /^12 .*13\.57%/ })).toBeVisible();
  });
}

test("finds a quote altered when one digit of it is", async ({ browser }) => {
  const say = wordingOf("zh-CN");
  const page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  const input = encodeURIComponent(JSON.stringify({ amountFen: 100_000, term: 3, bearer: "buyer" }));
  const quote = await (await page.request.get(`/api/trpc/fees.quote?input=${input}`)).text();
  await page.goto("/docs/verify");
  const paste = page.getByLabel(say("docs", "verify.paste"));
  await paste.fill(quote);
  await expect(page.getByText(say("fees", "seal.verified"))).toBeVisible();
  await paste.fill(quote.replace('"buyerTotalFen":102300', '"buyerTotalFen":102200'));
  await expect(page.getByText(say("fees", "seal.altered"))).toBeVisible();
});
