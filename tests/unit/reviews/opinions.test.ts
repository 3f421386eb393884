import { describe, expect, test } from "vitest";
import { isDisputed, judge, type Opinion, type Verdict } from "#server/domain/reviews/opinions.ts";
import { DEFAULT_RISK_RULES } from "#server/domain/reviews/risk/default-rules.ts";
import { assess, RISK_SIGNALS, type RiskFacts, riskRules } from "#server/domain/reviews/risk/rules.ts";

const by = (verdict: Verdict, personId: string, stage: Opinion["stage"]): Opinion => ({
  stage,
  personId,
  verdict,
});
const nothing = Object.fromEntries(RISK_SIGNALS.map((signal) => [signal, 0])) as RiskFacts;

describe("a second judgement", () => {
  const maker = (verdict: Verdict) => [by(verdict, "maker", "maker")];

  test.each([
    ["accept", "accept", "confirm_approval"],
    ["reject", "reject", "confirm_rejection"],
    ["accept", "reject", "disagree"],
    ["reject", "accept", "disagree"],
  ] as const)("after %s, %s is %s", (first, second, event) => {
    expect(judge(maker(first), "checker", second)).toEqual({ stage: "checker", event });
  });

  test.each(["accept", "reject"] as const)("is decided by a third where two disagree: %s", (verdict) => {
    const disputed = [...maker("accept"), by("reject", "checker", "checker")];
    expect(isDisputed(disputed)).toBe(true);
    const event = verdict === "accept" ? "confirm_approval" : "confirm_rejection";
    expect(judge(disputed, "third", verdict)).toEqual({ stage: "third", event });
  });

  test("is nobody's who has judged before", () => {
    const disputed = [...maker("accept"), by("reject", "checker", "checker")];
    expect(() => judge(maker("accept"), "maker", "accept")).toThrow("Somebody else");
    expect(() => judge(disputed, "checker", "accept")).toThrow("Somebody else");
  });
});

describe("risk rules", () => {
  test("that the portal comes with keep their own shape", () => {
    expect(riskRules.parse(DEFAULT_RISK_RULES)).toEqual(DEFAULT_RISK_RULES);
  });

  test("leave a case without findings low, and to one person's rejection", () => {
    expect(assess(DEFAULT_RISK_RULES, nothing)).toEqual({
      rating: "low",
      points: 0,
      needsSecond: false,
      reasons: [],
    });
  });

  test.each([
    ["list_hits", "high"],
    ["duplicates", "medium"],
    ["overrides", "medium"],
  ] as const)("give %s a second, blind judgement", (signal, rating) => {
    const assessed = assess(DEFAULT_RISK_RULES, { ...nothing, [signal]: 1 });
    expect(assessed).toMatchObject({ rating, needsSecond: true });
    expect(assessed.reasons).toHaveLength(1);
  });

  test("add points up, and ask for two from high on whatever the single rules say", () => {
    const rules = riskRules.parse({
      medium: 10,
      high: 20,
      rules: [
        {
          code: "one",
          signal: "corrections",
          atLeast: 2,
          points: 10,
          second: false,
          zh: "补正",
          en: "Corrected",
        },
        {
          code: "two",
          signal: "similar_shops",
          atLeast: 1,
          points: 10,
          second: false,
          zh: "相近",
          en: "Similar",
        },
      ],
    });
    const facts = (corrections: number, similar_shops: number) => ({
      ...nothing,
      corrections,
      similar_shops,
    });
    expect(assess(rules, facts(1, 0)).rating).toBe("low");
    expect(assess(rules, facts(2, 0))).toMatchObject({ rating: "medium", needsSecond: false });
    expect(assess(rules, facts(2, 1))).toMatchObject({
      rating: "high",
      needsSecond: true,
      reasons: ["one", "two"],
    });
  });

  test("are refused with a code twice, or with medium above high", () => {
    const [first] = DEFAULT_RISK_RULES.rules;
    expect(riskRules.safeParse({ ...DEFAULT_RISK_RULES, rules: [first, first] }).success).toBe(false);
    expect(riskRules.safeParse({ ...DEFAULT_RISK_RULES, medium: 60 }).success).toBe(false);
  });
});
