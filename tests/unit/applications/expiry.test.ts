import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEMO_APPLICANTS, demoAnswers } from "#server/demo/demo-applicants.ts";
import { EXPIRING_DAYS, expiryAt, expiryOf, expiryOnFile } from "#server/domain/applications/expiry.ts";
import { type RequirementFacts, requirementsOf } from "#server/domain/applications/requirements.ts";
import { DOCUMENT_SLOTS } from "#server/domain/documents/slots.ts";
import { LONG_TERM } from "#server/domain/fields/validity.ts";

const TODAY = "2026-11-24";
const daysFromNow = (days: number) =>
  new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);

/** A whole enterprise application whose identity card is valid until a day, and nothing else ends. */
function factsOf(idValidUntil: string, handedIn: RequirementFacts["handedIn"] = {}): RequirementFacts {
  const of = DEMO_APPLICANTS.find(({ kind }) => kind === "enterprise");
  if (of === undefined) throw new Error("the demo has an enterprise");
  const answers = Object.fromEntries(demoAnswers(of));
  const person = { ...answers.person, idValidUntil };
  return {
    answers: { ...answers, person },
    documents: [...DOCUMENT_SLOTS],
    handedIn,
    corrections: [],
    today: TODAY,
  };
}

const CARD = ["documents.id_card_front", "documents.id_card_back"];

describe("how long a document is valid", () => {
  test("is what was answered of it, for both sides of an identity card", () => {
    const { answers } = factsOf("2031-05-01");
    expect(expiryOf("id_card_front", answers)).toBe("2031-05-01");
    expect(expiryOf("id_card_back", answers)).toBe("2031-05-01");
    expect(expiryOf("licence", answers)).toBe(LONG_TERM);
  });

  test.each(["account_permit", "authorisation_letter", "shop_front", "agreement_signature"] as const)(
    "is not asked of %s",
    (slot) => expect(expiryOf(slot, factsOf("2031-05-01").answers)).toBeNull(),
  );

  test.each(["", "soon", "2026-02-30"])("is not known from %o", (date) => {
    expect(expiryOf("id_card_front", factsOf(date).answers)).toBeNull();
  });

  test.each([
    [-1, "expired"],
    [0, "expiring"],
    [12, "expiring"],
    [EXPIRING_DAYS, "expiring"],
    [EXPIRING_DAYS + 1, "valid"],
  ] as const)("with %i days left is %s", (daysLeft, state) => {
    expect(expiryAt(daysFromNow(daysLeft), TODAY)).toEqual({ until: daysFromNow(daysLeft), state, daysLeft });
  });

  test("has no end when it is long-term", () => {
    expect(expiryAt(LONG_TERM, TODAY).state).toBe("long_term");
  });
});

describe("requirements", () => {
  test("say that an expired document is due, with its error, beside the date that says so", () => {
    const { currentlyDue, errors, pendingVerification } = requirementsOf(factsOf(daysFromNow(-1)));
    expect(currentlyDue).toEqual(["person.idValidUntil", ...CARD]);
    expect(errors.map(({ field, code }) => [field, code])).toEqual(
      currentlyDue.map((field) => [field, "document_expired"]),
    );
    expect(pendingVerification.filter((field) => CARD.includes(field))).toEqual([]);
  });

  test("say after which day a document that expires soon will be due", () => {
    const { currentlyDue, eventuallyDue, pendingVerification } = requirementsOf(factsOf(daysFromNow(12)));
    expect(currentlyDue).toEqual([]);
    expect(eventuallyDue).toEqual(CARD.map((field) => ({ field, dueAfter: daysFromNow(12) })));
    expect(pendingVerification).toEqual(expect.arrayContaining(CARD));
  });

  test.each([daysFromNow(EXPIRING_DAYS + 1), LONG_TERM])("say nothing of one valid until %s", (date) => {
    expect(requirementsOf(factsOf(date))).toMatchObject({ currentlyDue: [], eventuallyDue: [], errors: [] });
  });

  test("hold a document that expired since it was handed in as due until it is replaced", () => {
    const old = { id_card_front: daysFromNow(-1), id_card_back: daysFromNow(-1) };
    expect(requirementsOf(factsOf("2046-05-01", old)).currentlyDue).toEqual(CARD);
    const { id_card_back } = old;
    expect(requirementsOf(factsOf("2046-05-01", { id_card_back })).currentlyDue).toEqual([CARD[1]]);
    expect(requirementsOf(factsOf("2046-05-01")).currentlyDue).toEqual([]);
  });

  test("follow a corrected date while the document handed in is valid", () => {
    const facts = factsOf("2031-05-01", { id_card_front: "2030-05-01" });
    expect(expiryOnFile("id_card_front", facts)?.until).toBe("2031-05-01");
  });
});

test("whatever the dates, no document is at once due, due later or verified, and all can be remedied", () => {
  const date = fc.oneof(fc.integer({ min: -90, max: 90 }).map(daysFromNow), fc.constant(LONG_TERM));
  const handedIn = fc.dictionary(fc.constantFrom(...DOCUMENT_SLOTS), date);
  fc.assert(
    fc.property(date, handedIn, fc.subarray([...DOCUMENT_SLOTS]), (idValidUntil, dates, documents) => {
      const facts = { ...factsOf(idValidUntil, dates), documents };
      const { currentlyDue, eventuallyDue, pendingVerification } = requirementsOf(facts);
      const later = eventuallyDue.map(({ field }) => field);
      expect(currentlyDue.filter((field) => [...later, ...pendingVerification].includes(field))).toEqual([]);
      for (const { dueAfter } of eventuallyDue) expect((dueAfter ?? "") >= TODAY).toBe(true);
      const replaced = { ...factsOf(LONG_TERM), documents: [...DOCUMENT_SLOTS] };
      expect(requirementsOf(replaced).currentlyDue).toEqual([]);
    }),
  );
});
