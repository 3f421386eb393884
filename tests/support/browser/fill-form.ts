import { expect } from "@playwright/test";
import type { MerchantKind, Product } from "#server/domain/merchants/kinds.ts";
import { step } from "./expect-accessible.ts";
import { madeUpCard, madeUpCreditCode, madeUpIdNumber } from "./made-up-people.ts";
import { photo } from "./photo.ts";
import type { Hand } from "./pointer-or-keyboard.ts";
import type { Wording } from "./wording.ts";

export interface Applicant {
  mobile: string;
  name: string;
  shopName: string;
  kind: MerchantKind;
  product: Product;
}

/** Told of every screen: as it opens, and once it is filled in. */
interface Companion {
  opened?: (screen: string) => Promise<void>;
  filled?: (screen: string) => Promise<void>;
}

/** From the first question to a handed-in application, with any hand. */
export async function fillForm(
  hand: Hand,
  say: Wording,
  of: Applicant,
  companion: Companion = {},
): Promise<void> {
  const { page } = hand;
  const screen = (name: string, work: () => Promise<void>) =>
    step(name, async () => {
      await expect(
        page.getByRole("heading", { level: 1, name: say("apply", `steps.${name}`) }),
      ).toBeVisible();
      await companion.opened?.(name);
      await work();
      await companion.filled?.(name);
      if (name === "review") return;
      await hand.press(page.getByRole("button", { name: say("apply", "next"), exact: true }));
    });
  // A radio's label may hold the word that a field is called by.
  const field = (key: string) =>
    page
      .getByLabel(say("apply", `fields.${key}`), { exact: false })
      .and(page.locator(":not([type=radio])"))
      .first();
  const type = (key: string, text: string) => hand.type(field(key), text);
  const radio = (key: string) => hand.press(page.getByRole("radio", { name: say("words", key) }));
  const longTerm = () => hand.press(page.getByLabel(say("apply", "fields.longTerm")));
  const corporate = of.kind === "enterprise" || of.product === "traditional_pos";
  const idNumber = madeUpIdNumber();

  await screen("start", async () => {
    await radio(`kind.${of.kind}`);
    await radio(`product.${of.product}`);
  });
  await screen("person", async () => {
    await type("name", of.name);
    await type("idNumber", idNumber);
    await longTerm();
    await type("mobile", of.mobile);
  });
  if (of.kind !== "micro") {
    await screen("business", async () => {
      await type("registeredName", of.shopName);
      await type("creditCode", madeUpCreditCode());
      await type("businessAddress", "杭州市西湖区文三路 100 号");
      await longTerm();
    });
  }
  if (of.kind === "enterprise") {
    await screen("owners", async () => {
      await type("name", of.name);
      await type("idNumber", idNumber);
      await type("sharePercent", "100");
    });
  }
  await screen("settlement", async () => {
    const only = of.kind !== "individual" || of.product === "traditional_pos";
    if (!only) await radio("accountType.personal");
    await type("accountName", corporate ? of.shopName : of.name);
    await type("accountNumber", corporate ? "19045101040012345" : madeUpCard());
    await type("bankName", "中国农业银行");
  });
  await screen("store", async () => {
    await type("shopName", of.shopName);
    await type("findMcc", "蛋糕");
    await hand.press(page.getByRole("listitem").getByRole("button").first());
    await expect(field("mcc")).toHaveValue("5462");
    await hand.choose(field("province"), "330000");
    await hand.choose(field("city"), "330100");
    await hand.choose(field("district"), "330106");
    await type("street", "文三路 100 号");
  });
  await screen("documents", async () => {
    for (const slot of slotsOf(of, corporate)) {
      const item = page.getByRole("listitem").filter({ hasText: say("words", `document.${slot}`) });
      await hand.attach(item.locator("input[type=file]"), await photo(slot));
      await expect(item.getByText(say("apply", "doc.uploaded"))).toBeVisible();
    }
  });
  await screen("review", async () => {
    const agreement = (key: string) => say("apply", `agreement.${key}`);
    await hand.sign(
      page.getByRole("img", { name: agreement("pad") }),
      page.getByLabel(agreement("type")),
      of.name,
    );
    await hand.press(page.getByRole("button", { name: agreement("confirm") }));
    await expect(page.getByRole("img", { name: agreement("signed") })).toBeVisible();
    await hand.press(page.getByLabel(say("apply", "review.consentGeneral")));
    await hand.press(page.getByLabel(say("apply", "review.consentSensitive")));
  });
  await step("handing in", async () => {
    await hand.press(page.getByRole("button", { name: say("apply", "review.submit") }));
    await expect(page.getByText(say("apply", "status.submitted"))).toBeVisible();
    await companion.filled?.("progress");
  });
}

function slotsOf(of: Applicant, corporate: boolean): string[] {
  const licence = of.kind === "micro" ? [] : ["licence"];
  const permit = corporate ? ["account_permit"] : [];
  return ["id_card_front", "id_card_back", ...licence, ...permit, "shop_front", "interior", "cashier_desk"];
}
