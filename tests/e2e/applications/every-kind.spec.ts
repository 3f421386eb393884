import { expect } from "@playwright/test";
import { MERCHANT_KINDS, productsFor } from "#server/domain/merchants/kinds.ts";
import { test } from "#tests/support/browser/test.ts";
import { fillForm } from "../../support/browser/fill-form.ts";
import { JOURNEYS } from "../../support/browser/journeys.ts";
import { madeUpMobile } from "../../support/browser/made-up-people.ts";
import { finger, keyboard } from "../../support/browser/pointer-or-keyboard.ts";
import { signInByRequest } from "../../support/browser/sign-in-by-request.ts";
import { type Locale, wordingOf } from "../../support/browser/wording.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const HANDS = { touch: finger, keyboard } as const;
const LOCALES: readonly Locale[] = ["zh-CN", "en"];
const COMBINATIONS = MERCHANT_KINDS.flatMap((kind) =>
  productsFor(kind).map((product) => ({ kind, product })),
);

/**
 * All twenty are walked on demand. CI walks each kind and product that no journey takes once, with hands and languages
 * in turn.
 */
const WHOLE = process.env.RUWANG_E2E_WHOLE === "1";
const taken: { hand: string; acts: number; seconds: number }[] = [];

for (const [row, { kind, product }] of COMBINATIONS.entries()) {
  for (const [column, hand] of (["touch", "keyboard"] as const).entries()) {
    for (const [index, locale] of LOCALES.entries()) {
      const turn = (row + 1) % 4 === 2 * index + column;
      if (!WHOLE && (!turn || inJourney(kind, product))) continue;
      test(`${kind} with ${product} is applied for by ${hand} alone, in ${locale}`, async ({ browser }) => {
        const context = await browser.newContext({ ...PHONE, locale });
        const mobile = madeUpMobile();
        await signInByRequest(context.request, mobile);
        const page = await context.newPage();
        const say = wordingOf(locale);
        const worked = HANDS[hand](page);
        await page.goto("/apply");
        const begun = Date.now();
        await worked.press(page.getByRole("button", { name: say("apply", "start"), exact: true }));
        const name = "王小明";
        await fillForm(worked, say, {
          mobile,
          name,
          shopName: `西湖糕点 ${mobile.slice(-5)}`,
          kind,
          product,
        });
        taken.push({ hand, acts: worked.acts, seconds: (Date.now() - begun) / 1000 });
        expect(worked.acts).toBeGreaterThan(0);
      });
    }
  }
}

function inJourney(kind: string, product: string): boolean {
  return Object.values(JOURNEYS).some((taken) => taken.kind === kind && taken.product === product);
}

test.afterAll(() => {
  for (const [hand, unit] of [
    ["touch", "taps"],
    ["keyboard", "keys beside the letters"],
  ]) {
    const of = taken.filter((run) => run.hand === hand);
    if (of.length === 0) continue;
    const acts = median(of.map((run) => run.acts));
    const seconds = median(of.map((run) => run.seconds)).toFixed(1);
    console.log(
      `  by ${hand}: median ${acts} ${unit}, ${seconds} s in the browser, ${of.length} applications`,
    );
  }
});

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
