import { expect } from "@playwright/test";
import { mutateByRequest, queryByRequest } from "#tests/support/browser/ask-by-request.ts";
import { expectAccessible } from "#tests/support/browser/expect-accessible.ts";
import { signInByRequest, signInStaffByRequest } from "#tests/support/browser/sign-in-by-request.ts";
import { test } from "#tests/support/browser/test.ts";
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

test("an owner agrees to pay for a campaign, and sees what is left of its budget", async ({ browser }) => {
  const desk = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInStaffByRequest(desk.context(), "rates@ruwang.test");
  const phone = await (
    await browser.newContext({ locale: "zh-CN", viewport: { width: 390, height: 844 } })
  ).newPage();
  const say = wordingOf("zh-CN");
  await signInByRequest(phone.request, OWNER);
  const own = await queryByRequest<{ id: string; name: string }[]>(phone.request, "merchants.mine");
  const scopeId = own.find(({ name }) => name === SHOP)?.id;

  const draft = await mutateByRequest<Campaign>(desk.request, "campaigns.create", {
    ...{ name: "十二期免息", fundedBy: "merchant", level: "merchant", scopeId, buyerRatePpm: 0, terms: [12] },
    ...{ minFen: 10_000, maxFen: 500_000, budgetFen: 88_800, warnBelowPpm: 200_000 },
    startsAt: new Date().toISOString(),
    endsAt: new Date(Date.now() + 30 * DAY_MS).toISOString(),
  });
  const { id: campaignId } = draft;
  await mutateByRequest(desk.request, "campaigns.propose", { campaignId, version: draft.version });
  await desk.context().close();

  await phone.goto("/merchant");
  await phone.getByRole("button", { name: say("merchant", "campaign.agree") }).click();
  await expect(phone.getByRole("button", { name: say("merchant", "campaign.agree") })).toHaveCount(0);
  await expect(phone.getByText(say("merchant", "campaign.agreedText"))).toBeVisible();

  const second = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signInStaffByRequest(second.context(), "checker@ruwang.test");
  const agreed = await queryByRequest<Campaign>(second.request, "campaigns.get", { campaignId });
  const { version, evidenceHash } = agreed;
  await mutateByRequest(second.request, "campaigns.publish", { campaignId, version, evidenceHash });
  await second.context().close();

  await phone.goto("/merchant/fees");
  const panel = phone.locator("section").filter({ hasText: say("merchant", "campaign.own") });
  await expect(panel).toContainText("十二期免息");
  await expect(panel).toContainText(/¥888\.00.*¥888\.00/s);
  await expectAccessible(phone, "own-campaign");
});
