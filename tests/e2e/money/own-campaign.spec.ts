import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "#tests/support/browser/expect-accessible.ts";
import { signInByMobile, signInStaff } from "#tests/support/browser/sign-in.ts";
import { wordingOf } from "#tests/support/browser/wording.ts";

/** A merchant whose prices no other test looks at. */
const OWNER = "13800000003";
const SHOP = "小敏花艺工作室";
const DAY_MS = 86_400_000;

interface Campaign {
  id: string;
  version: number;
  evidenceHash: string;
}

/** Asks as the page does whose session it is. */
async function ask<T>(page: Page, procedure: string, data: object): Promise<T> {
  const headers = { origin: new URL(page.url()).origin };
  const answer = await page.request.post(`/api/trpc/${procedure}`, { data, headers });
  expect(answer.status(), await answer.text()).toBe(200);
  return (await answer.json()).result.data;
}

test("an owner agrees to pay for a campaign, and sees what is left of its budget", async ({ browser }) => {
  const desk = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInStaff(desk, wordingOf("zh-CN"), "rates@ruwang.test");
  const phone = await (
    await browser.newContext({ locale: "zh-CN", viewport: { width: 390, height: 844 } })
  ).newPage();
  const say = wordingOf("zh-CN");
  await phone.goto("/sign-in?next=/merchant");
  await signInByMobile(phone, say, OWNER);
  const home = await phone.request.get("/api/trpc/merchants.mine");
  const scopeId = (await home.json()).result.data.find(({ name }: { name: string }) => name === SHOP)?.id;

  const draft = await ask<Campaign>(desk, "campaigns.create", {
    ...{ name: "十二期免息", fundedBy: "merchant", level: "merchant", scopeId, buyerRatePpm: 0, terms: [12] },
    ...{ minFen: 10_000, maxFen: 500_000, budgetFen: 88_800, warnBelowPpm: 200_000 },
    startsAt: new Date().toISOString(),
    endsAt: new Date(Date.now() + 30 * DAY_MS).toISOString(),
  });
  const { id: campaignId } = draft;
  await ask(desk, "campaigns.propose", { campaignId, version: draft.version });
  await desk.context().close();

  await phone.goto("/merchant");
  await phone.getByRole("button", { name: say("merchant", "campaign.agree") }).click();
  await expect(phone.getByRole("button", { name: say("merchant", "campaign.agree") })).toHaveCount(0);

  const second = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInStaff(second, say, "checker@ruwang.test");
  const agreed = await second.request.get(
    `/api/trpc/campaigns.get?input=${encodeURIComponent(JSON.stringify({ campaignId }))}`,
  );
  const { version, evidenceHash } = (await agreed.json()).result.data as Campaign;
  await ask(second, "campaigns.publish", { campaignId, version, evidenceHash });
  await second.context().close();

  await phone.goto("/merchant/fees");
  const own = phone.locator("section").filter({ hasText: say("merchant", "campaign.own") });
  await expect(own).toContainText("十二期免息");
  await expect(own).toContainText(/¥888\.00.*¥888\.00/s);
  await expectAccessible(phone, "own-campaign");
  await phone.context().close();
});
