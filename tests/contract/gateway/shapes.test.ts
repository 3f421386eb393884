import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tableBelow } from "../../architecture/tables.ts";
import { everyObject } from "../../support/gateway/every-object.ts";
import { startTestGateway, type TestGateway } from "../../support/gateway/mock-gateway.ts";
import { shapeDifferences } from "../../support/gateway/shape-differences.ts";
import { STRIPE_OBJECTS } from "../../support/gateway/stripe-keys.ts";

let gateway: TestGateway;
let answers: Record<string, unknown>[];
beforeAll(async () => {
  gateway = await startTestGateway();
  answers = await everyObject(gateway.stripe, (id) => gateway.control(`payment_intents/${id}/pay`));
});
afterAll(() => gateway.stop());

const documented = tableBelow(readFileSync("docs/gateway.md", "utf8"), "Differences from Stripe's objects");

describe("shapes", () => {
  test.each(STRIPE_OBJECTS)(
    "%s has Stripe's keys and kinds of value, but for what docs/gateway.md says",
    (object) => {
      const mine = answers.filter((answer) => answer.object === object);
      expect(mine).not.toHaveLength(0);
      const found = mine.flatMap(shapeDifferences).map(([path, difference]) => `${path}: ${difference}`);
      const told = documented.filter(([name]) => name === object).map(([, path, how]) => `${path}: ${how}`);
      expect([...new Set(found)].sort()).toEqual(told.sort());
    },
  );

  test("every difference is told with its reason, of an object that there is", () => {
    for (const [object, path, , reason = ""] of documented) {
      expect(STRIPE_OBJECTS, path).toContain(object);
      expect(reason.length, `${object} ${path}`).toBeGreaterThan(10);
    }
  });

  test("a missing key, a key of our own and another kind are each found", () => {
    const clock = answers.find((answer) => answer.object === "test_helpers.test_clock") ?? {};
    const { name: _name, ...bent } = { ...clock, status: 7, colour: "red" } as Record<string, unknown>;
    expect(shapeDifferences(bent).sort()).toEqual([
      ["colour", "ours alone"],
      ["name", "absent"],
      ["status", "other kind"],
    ]);
  });
});
