import { type Browser, expect, type Page } from "@playwright/test";
import type { Context } from "#server/context.ts";
import { advanceApplication } from "#server/demo/advance-application.ts";
import type { DemoApplicant } from "#server/demo/demo-applicants.ts";
import { demoApplicant, demoStaff } from "#server/demo/demo-people.ts";
import { parseEnv } from "#server/env.ts";
import { claimCase } from "#server/reviews/claim-case.ts";
import { getCase } from "#server/reviews/get-case.ts";
import { rejectCase } from "#server/reviews/reject-case.ts";
import { type OpenRuntime, openRuntime } from "#server/runtime.ts";
import { signInByRequest, signInStaffByRequest } from "#tests/support/browser/sign-in-by-request.ts";
import { test } from "#tests/support/browser/test.ts";
import { expectAccessible } from "../support/browser/expect-accessible.ts";
import { madeUpMobile } from "../support/browser/made-up-people.ts";
import { messagesTo } from "../support/browser/messages.ts";
import { photo } from "../support/browser/photo.ts";
import { type Locale, wordingOf } from "../support/browser/wording.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
type Staff = (email: string) => Context;

/** Works at the desk through the verbs, beside the portal: a code for its page can be used once in half a minute. */
async function beside<T>(work: (runtime: OpenRuntime, staff: Staff) => Promise<T>): Promise<T> {
  const runtime = openRuntime(parseEnv(process.env), "desk");
  try {
    return await work(runtime, await demoStaff(runtime));
  } finally {
    await runtime.close();
  }
}

type Brought = DemoApplicant & { id: string };

/** Takes a made-up applicant's application to a state. */
function bring(change: Pick<DemoApplicant, "target"> & Partial<DemoApplicant>): Promise<Brought> {
  return beside(async (runtime, staff) => {
    const mobile = madeUpMobile();
    const shop = `老街理发店 ${mobile.slice(-5)}`;
    const of = { mobile, shop, name: "秦月", kind: "individual", product: "shoukuanbao", ...change } as const;
    const { id } = await advanceApplication(
      {
        applicant: await demoApplicant(runtime, mobile),
        reviewer: () => staff("reviewer@ruwang.test"),
        checker: () => staff("checker@ruwang.test"),
      },
      of,
    );
    return { ...of, id };
  });
}

function rejectAgain(applicationId: string, reason: string): Promise<unknown> {
  return beside(async (_runtime, staff) => {
    const reviewer = staff("reviewer2@ruwang.test");
    const { version } = await getCase(reviewer, { applicationId });
    const claimed = await claimCase(reviewer, { applicationId, version });
    await rejectCase(reviewer, { applicationId, version: claimed.version, reason });
  });
}

/** The applicant's phone, where the application stands. */
async function openStatus(browser: Browser, locale: Locale, { id, mobile }: Brought): Promise<Page> {
  const phone = await browser.newPage({ ...PHONE, locale });
  await signInByRequest(phone.request, mobile);
  await phone.goto(`/apply/${id}`);
  return phone;
}

test("leads from the message to what was sent back, says why, and takes only that anew", async ({
  browser,
}) => {
  const say = wordingOf("zh-CN");
  const sentBack = await bring({ target: "needs_correction" });
  const phone = await openStatus(browser, "zh-CN", sentBack);
  await expect(phone.getByText(/无法辨认店名/)).toBeVisible();
  const link = async () =>
    /https?:\S+step=due/.exec((await messagesTo(phone.request, sentBack.mobile)).join(" "))?.[0];
  await expect.poll(link).toBeDefined();
  await phone.goto((await link()) ?? "");
  await expect(phone.getByRole("heading", { level: 1, name: say("apply", "steps.documents") })).toBeVisible();
  await expect(phone.getByText(/白天在店外三米处重拍/)).toBeVisible();
  const slot = (name: string) =>
    phone.getByRole("listitem").filter({ hasText: say("words", `document.${name}`) });
  await expect(slot("interior").locator("input[type=file]")).toHaveCount(0);
  await expectAccessible(phone, "sent-back");
  await slot("shop_front")
    .locator("input[type=file]")
    .setInputFiles(await photo("shop_front"));
  await expect(phone.getByText(say("apply", "answeredAnew"))).toBeVisible();
  await phone.getByRole("button", { name: say("apply", "next"), exact: true }).click();
  await phone.getByRole("button", { name: say("apply", "review.submit"), exact: true }).click();
  await expect(phone.getByText(say("apply", "status.submitted"))).toBeVisible();
});

for (const locale of ["zh-CN", "en"] as const satisfies readonly Locale[]) {
  test(`says why it was not approved, and takes one appeal, in ${locale}`, async ({ browser }) => {
    const say = wordingOf(locale);
    const rejected = await bring({ target: "rejected" });
    const phone = await openStatus(browser, locale, rejected);
    await expect(phone.getByText(say("apply", "rejection.title"))).toBeVisible();
    await expect(phone.getByText(/无法辨认店名/)).toBeVisible();
    await expectAccessible(phone, "rejected");

    const appeal = phone.getByRole("button", { name: say("apply", "appeal"), exact: true });
    await appeal.click();
    const dialog = phone.getByRole("dialog");
    await dialog.getByLabel(say("apply", "appealReason")).fill("换了新招牌，请再看一次");
    await expectAccessible(phone, "appeal");
    await dialog.getByRole("button", { name: say("apply", "appeal"), exact: true }).click();
    await expect(phone.getByText(say("apply", "status.appealed"))).toBeVisible();

    await rejectAgain(rejected.id, "新照片仍看不清门头");
    await phone.reload();
    await expect(phone.getByText("新照片仍看不清门头")).toBeVisible();
    await expect(phone.getByText(say("apply", "rejection.final"))).toBeVisible();
    await expect(appeal).toBeHidden();
    await expectAccessible(phone, "rejected-for-good");
  });
}

test("withdraws an application and erases what was handed in, each once its name has been said yes to", async ({
  browser,
}) => {
  const say = wordingOf("zh-CN");
  const submitted = await bring({ target: "submitted" });
  const phone = await openStatus(browser, "zh-CN", submitted);
  await phone.getByRole("button", { name: say("apply", "withdraw"), exact: true }).click();
  const dialog = phone.getByRole("dialog");
  await expect(dialog.getByText(say("apply", "withdrawTitle", { name: submitted.shop }))).toBeVisible();
  await expectAccessible(phone, "withdraw");
  await dialog.getByRole("button", { name: say("apply", "withdraw"), exact: true }).click();
  await expect(phone.getByText(say("apply", "status.withdrawn"))).toBeVisible();

  await phone.getByRole("button", { name: say("apply", "erasure.now"), exact: true }).click();
  await expect(dialog.getByText(say("apply", "erasure.askTitle", { name: submitted.shop }))).toBeVisible();
  await expectAccessible(phone, "erase");
  await dialog.getByRole("button", { name: say("apply", "erasure.now"), exact: true }).click();
  await expect(phone.getByText(say("apply", "timeline.application_erase"))).toBeVisible();
  await expect(phone.getByText(submitted.shop)).toBeHidden();
  await expectAccessible(phone, "erased");
});

test("shows the desk an appeal, and approves an early credit code only after an override", async ({
  browser,
}) => {
  const say = wordingOf("en");
  const appealed = await bring({ target: "appealed" });
  const early = await bring({ target: "submitted", earlyCode: true });
  const desk = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en" });
  await signInStaffByRequest(desk.context(), "reviewer@ruwang.test");
  await desk.goto(`/console/reviews/${appealed.id}`);
  await expect(desk.getByText(/已补拍清晰照片/)).toBeVisible();

  await desk.goto(`/console/reviews/${early.id}`);
  await desk.getByRole("button", { name: say("console", "case.claim"), exact: true }).click();
  const dialog = desk.getByRole("dialog");
  const propose = async () => {
    await desk.getByRole("button", { name: say("console", "case.propose"), exact: true }).click();
    await dialog.getByRole("button", { name: say("console", "case.propose"), exact: true }).click();
  };
  await propose();
  await expect(dialog.getByText(say("errors", "override_missing"))).toBeVisible();
  // The message about the claim is still there; the key is the dialog's all the same.
  await desk.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await desk.getByRole("button", { name: say("console", "case.override"), exact: true }).click();
  await dialog.getByLabel(say("console", "case.reason")).fill("Compared with the photo of the licence");
  await expectAccessible(desk, "override");
  await dialog.getByRole("button", { name: say("console", "case.overrideDo"), exact: true }).click();
  await expect(desk.getByText("Compared with the photo of the licence")).toBeVisible();
  await propose();
  await expect(desk.getByText(say("words", "applicationStatus.pending_check")).first()).toBeVisible();
});
