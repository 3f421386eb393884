import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { modelPrices } from "#db/schema/models.ts";
import { brokenConstraint } from "#db/transaction.ts";
import { getModel } from "#server/devices/catalogue/get-model.ts";
import { createModelPrice } from "#server/devices/prices/create-model-price.ts";
import { proposeModelPrice } from "#server/devices/prices/propose-model-price.ts";
import { publishModelPrice } from "#server/devices/prices/publish-model-price.ts";
import { refuseModelPrice } from "#server/devices/prices/refuse-model-price.ts";
import { withdrawModelPrice } from "#server/devices/prices/withdraw-model-price.ts";
import { dayFromNow, priceInput, pricesOfFile } from "#tests/support/stock/model-prices.ts";
import { daysFromNow } from "../../support/world/days-from-now.ts";
import { expectRefusal } from "../../support/world/refusals.ts";

const { world, maker, second, newPrice, proposedPrice, publishedPrice } = pricesOfFile();
const modelAt = async (modelCode: string, days: number) => {
  const file = await getModel({ ...maker(), now: daysFromNow(days) }, { modelCode });
  return { ...file.model, phases: file.prices.map(({ phase }) => phase) };
};

describe("a price of a model", () => {
  test("is in force from its first day until the next of its kind begins, and others go on", async () => {
    const first = await newPrice({ firstDay: dayFromNow(0) });
    const { modelCode } = first;
    await publishedPrice(first);
    await publishedPrice({ ...first, kind: "rent", amountFen: 1_500 });
    await publishedPrice({ ...first, amountFen: 19_900, firstDay: dayFromNow(9) });
    expect(await modelAt(modelCode, 8)).toMatchObject({
      offers: { sale: null, rent: 1_500, deposit: 9_900 },
      coming: [{ kind: "deposit", amountFen: 19_900, firstDay: dayFromNow(9) }],
    });
    expect(await modelAt(modelCode, 9)).toMatchObject({
      offers: { rent: 1_500, deposit: 19_900 },
      coming: [],
      phases: ["in_force", "in_force", "ended"],
    });
  });

  test("without an amount ends the offer from its first day", async () => {
    const first = await newPrice({ firstDay: dayFromNow(0) });
    await publishedPrice(first);
    await publishedPrice({ ...first, amountFen: null, firstDay: dayFromNow(3) });
    expect((await modelAt(first.modelCode, 2)).offers.deposit).toBe(9_900);
    expect((await modelAt(first.modelCode, 3)).offers.deposit).toBeNull();
  });

  test("that is withdrawn before it begins leaves the one before it in force", async () => {
    const first = await newPrice({ firstDay: dayFromNow(0) });
    await publishedPrice(first);
    const next = await publishedPrice({ ...first, amountFen: 1, firstDay: dayFromNow(3) });
    await withdrawModelPrice(maker(), priceInput(next));
    expect((await modelAt(first.modelCode, 3)).offers.deposit).toBe(9_900);
    // The day is free again.
    await publishedPrice({ ...first, amountFen: 2, firstDay: dayFromNow(3) });
    expect((await modelAt(first.modelCode, 3)).offers.deposit).toBe(2);
  });

  test("is not approved once its first day has passed while it waited", async () => {
    const proposed = await proposedPrice(await newPrice({ firstDay: dayFromNow(0) }));
    const late = { ...second(), now: daysFromNow(1) };
    await expectRefusal(publishModelPrice(late, proposed), "invalid_input", "first_day_passed");
    const { evidenceHash: _hash, ...ref } = proposed;
    expect(await refuseModelPrice(late, { ...ref, reason: "过期" })).toMatchObject({ phase: "refused" });
  });

  test("does not begin on the day on which another of its kind begins", async () => {
    const price = await newPrice();
    await publishedPrice(price);
    const twin = await proposedPrice({ ...price, amountFen: 1 });
    await expectRefusal(publishModelPrice(second(), twin), "conflict", "same_first_day");
  });
});

describe("one person alone", () => {
  test("puts no price on record, proposed by whomever, in no session", async () => {
    const proposed = await proposedPrice(await newPrice());
    for (const roles of [["rates"], ["checker"], ["admin"]] as const) {
      const self = world().as({ ...maker().actor, roles, sessionId: "another one" } as never);
      await expectRefusal(publishModelPrice(self, proposed), "forbidden", "needs_second_person");
    }
    const draft = await createModelPrice(maker(), await newPrice());
    const colleague = world().as({ ...second().actor, roles: ["rates"] } as never);
    const { version } = await proposeModelPrice(colleague, priceInput(draft));
    const input = { priceId: draft.id, version, evidenceHash: proposed.evidenceHash };
    await expectRefusal(publishModelPrice(second(), input), "forbidden", "needs_second_person");
  });

  test.each([
    ["straight from the draft", sql`status = 'published', published_at = now()`],
    [
      "with oneself as the second person",
      sql`status = 'published', evidence_hash = 'x', approved_by_id = proposed_by_id`,
    ],
    ["with nobody", sql`status = 'published', evidence_hash = 'x'`],
    ["by changing what it asks for", sql`amount_fen = 1`],
    ["by changing who made it", sql`created_by_id = null`],
  ])("cannot do it by SQL %s", async (_, set) => {
    const draft = await createModelPrice(maker(), await newPrice());
    for (const id of [draft.id, (await proposedPrice(await newPrice())).priceId]) {
      const { db } = world().runtime;
      await expect(db.execute(sql`update model_prices set ${set} where id = ${id}`)).rejects.toThrow();
      const [row] = await db.select().from(modelPrices).where(eq(modelPrices.id, id));
      expect(row).toMatchObject({ amountFen: 9_900, createdById: maker().actor.id });
      expect(row?.status).not.toBe("published");
    }
  });

  test("cannot insert one that is on record", async () => {
    const { modelCode } = await newPrice();
    const forged = sql`insert into model_prices (id, model_code, kind, amount_fen, first_day, status, created_at)
      values ('mpr_forged', ${modelCode}, 'sale', 1, '2026-01-01', 'published', now())`;
    const error = await world()
      .runtime.db.execute(forged)
      .catch((caught: unknown) => caught);
    expect(brokenConstraint(error)).toBe("second_person");
  });
});

test("a decision is bound to what was seen: another price in between makes it void", async () => {
  const price = await newPrice();
  const proposed = await proposedPrice(price);
  await publishedPrice({ ...price, amountFen: 5_000, firstDay: dayFromNow(2) });
  await expectRefusal(publishModelPrice(second(), proposed), "conflict", "evidence_changed");
});

test("of two prices of one kind that are approved at once, the second is looked at again", async () => {
  const price = await newPrice();
  const both = [await proposedPrice(price), await proposedPrice({ ...price, firstDay: dayFromNow(8) })];
  const decided = await Promise.allSettled(both.map((input) => publishModelPrice(second(), input)));
  expect(decided.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});
