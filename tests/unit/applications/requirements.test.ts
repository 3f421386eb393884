import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEMO_APPLICANTS, demoAnswers } from "#server/demo/demo-applicants.ts";
import { ANSWER_GROUPS, type DraftAnswers, startAnswers } from "#server/domain/applications/answers.ts";
import { isCorrectable } from "#server/domain/applications/correctable.ts";
import { editableOf, isEditable } from "#server/domain/applications/editable.ts";
import {
  groupsFor,
  type RequirementFacts,
  requirementsOf,
} from "#server/domain/applications/requirements.ts";
import { DOCUMENT_SLOTS } from "#server/domain/documents/slots.ts";
import { residentIdFault } from "#server/domain/fields/resident-id.ts";
import { accountTypesFor, MERCHANT_KINDS, PRODUCTS, productsFor } from "#server/domain/merchants/kinds.ts";

const TODAY = "2026-11-24";
const blank: RequirementFacts = { answers: {}, documents: [], handedIn: {}, corrections: [], today: TODAY };

function factsOf(index: number): RequirementFacts {
  const of = DEMO_APPLICANTS[index];
  if (of === undefined) throw new Error("no such applicant");
  return { ...blank, answers: Object.fromEntries(demoAnswers(of)), documents: [...DOCUMENT_SLOTS] };
}

describe("what is due", () => {
  test("at the beginning is the merchant kind and product alone; the rest comes later", () => {
    const { currentlyDue, eventuallyDue } = requirementsOf(blank);
    expect(currentlyDue).toEqual(["start.kind", "start.product"]);
    expect(eventuallyDue).toContainEqual({ field: "person", dueAfter: null });
  });

  test.each(DEMO_APPLICANTS.map((of, index) => [`${of.kind} ${of.product}`, index] as const))(
    "is nothing for a whole application: %s",
    (_name, index) => {
      expect(requirementsOf(factsOf(index))).toMatchObject({ currentlyDue: [], errors: [] });
    },
  );

  test("does not wait for staff where nothing was given", () => {
    const facts = factsOf(2);
    expect(facts.answers.person).toHaveProperty("email", "");
    const { pendingVerification } = requirementsOf(facts);
    expect(pendingVerification).toContain("person.mobile");
    expect(pendingVerification).not.toContain("person.email");
  });

  test("a micro merchant is never asked for a licence, an enterprise always", () => {
    const slots = (index: number) => requirementsOf({ ...factsOf(index), documents: [] }).currentlyDue;
    expect(slots(2).some((field) => field === "documents.licence")).toBe(false);
    expect(slots(1)).toContain("documents.licence");
    expect(slots(1)).toContain("documents.account_permit");
  });

  test("a letter of authorisation is due when the account is in another name", () => {
    const facts = factsOf(2);
    const settlement = { ...facts.answers.settlement, accountName: "别人" };
    const due = requirementsOf({
      ...facts,
      answers: { ...facts.answers, settlement },
      documents: [],
    }).currentlyDue;
    expect(due).toContain("documents.authorisation_letter");
  });

  test.each([
    ["person", { idValidUntil: "2020-01-01" }],
    ["person", { name: "" }],
  ] as const)("a letter of authorisation is not due because of another fault: %s %o", (group, change) => {
    const facts = factsOf(2);
    const answers = { ...facts.answers, [group]: { ...facts.answers[group], ...change } };
    const { currentlyDue } = requirementsOf({ ...facts, answers, documents: [] });
    expect(currentlyDue).not.toContain("documents.authorisation_letter");
  });

  test("a corrected field is due with its reason and remedy, and not verified", () => {
    const correction = {
      field: "documents.shop_front",
      code: "photo_blurred",
      reason: "blurred",
      remedy: "again",
    };
    const { currentlyDue, pendingVerification, errors } = requirementsOf({
      ...factsOf(2),
      corrections: [correction],
    });
    expect(currentlyDue).toEqual(["documents.shop_front"]);
    expect(errors).toEqual([correction]);
    expect(pendingVerification).not.toContain("documents.shop_front");
  });

  test.each([
    ["person", { idNumber: "990101201501010013" }, "person.idNumber"],
    ["person", { idValidUntil: "2020-01-01" }, "person.idValidUntil"],
    ["store", { name: "短" }, "store.name"],
    ["settlement", { accountNumber: "4242424242424241" }, "settlement.accountNumber"],
  ] as const)("%s %o is an error of that field", (group, change, field) => {
    const facts = factsOf(2);
    const answers = { ...facts.answers, [group]: { ...facts.answers[group], ...change } };
    const { errors, currentlyDue } = requirementsOf({ ...facts, answers });
    expect(errors.map((error) => error.field)).toContain(field);
    expect(currentlyDue).toContain(field);
  });
});

test("no answers whatever make a field both due and verified", () => {
  const scalar = fc.oneof(fc.string({ maxLength: 20 }), fc.integer(), fc.boolean(), fc.constant(null));
  const draft = fc.dictionary(
    fc.string({ minLength: 1, maxLength: 10 }),
    scalar,
  ) as fc.Arbitrary<DraftAnswers>;
  const whole = fc
    .integer({ min: 0, max: DEMO_APPLICANTS.length - 1 })
    .map((index) => factsOf(index).answers);
  const mixed = fc
    .tuple(whole, fc.dictionary(fc.constantFrom(...ANSWER_GROUPS), draft))
    .map(([a, b]) => ({ ...a, ...b }));
  fc.assert(
    fc.property(mixed, fc.subarray([...DOCUMENT_SLOTS]), (answers, documents) => {
      const { currentlyDue, pendingVerification } = requirementsOf({ ...blank, answers, documents });
      expect(pendingVerification.filter((field) => currentlyDue.includes(field))).toEqual([]);
    }),
  );
});

test("traditional POS settles to corporate accounts only, and every kind has a product", () => {
  for (const kind of MERCHANT_KINDS) {
    expect(productsFor(kind).length).toBeGreaterThan(0);
    for (const product of PRODUCTS) {
      if (product === "traditional_pos") expect(accountTypesFor(kind, product)).not.toContain("personal");
    }
  }
});

const anyApplicant = fc.integer({ min: 0, max: DEMO_APPLICANTS.length - 1 });

test("nothing is due, verified or wrong that the kind of merchant does not need", () => {
  const noise = fc.dictionary(
    fc.constantFrom(...ANSWER_GROUPS.filter((group) => group !== "start")),
    fc.dictionary(fc.string({ minLength: 1, maxLength: 10 }), fc.string({ maxLength: 10 })),
  );
  fc.assert(
    fc.property(anyApplicant, noise, fc.subarray([...DOCUMENT_SLOTS]), (index, extra, documents) => {
      const facts = { ...factsOf(index), documents };
      const answers = { ...facts.answers, ...extra, start: facts.answers.start ?? {} };
      const { kind } = startAnswers.parse(answers.start);
      const { currentlyDue, pendingVerification, errors } = requirementsOf({ ...facts, answers });
      const asked: readonly string[] = [...groupsFor(kind), "documents"];
      const named = [...currentlyDue, ...pendingVerification, ...errors.map((error) => error.field)];
      for (const field of named) expect(asked).toContain(field.split(".")[0]);
      const slots = named.filter((field) => field.startsWith("documents.")).map((field) => field.slice(10));
      if (kind === "micro") expect(slots).not.toContain("licence");
    }),
  );
});

test("every field that staff may send back can be answered anew, and is then no longer due", () => {
  fc.assert(
    fc.property(anyApplicant, fc.nat(), (index, choice) => {
      const facts = factsOf(index);
      const fields = fieldsOf(facts).filter((field) => isCorrectable(field, facts));
      const field = fields[choice % fields.length] ?? "";
      const correction = { field, code: "wrong", reason: "wrong", remedy: "again" };
      const sentBack = { ...facts, corrections: [correction] };
      expect(requirementsOf(sentBack).currentlyDue).toEqual([field]);
      const round = { status: "needs_correction" as const, sentBack: [field] };
      expect(isEditable(editableOf({ ...round, currentlyDue: [field] }), field)).toBe(true);
      expect(requirementsOf(facts).currentlyDue).toEqual([]);
      expect(isEditable(editableOf({ ...round, currentlyDue: [] }), field)).toBe(true);
    }),
  );
});

test.each(["consent.general", "person.shoeSize", "documents.passport", "owners.owners", "", "person"])(
  "staff cannot send back what a micro merchant cannot answer: %s",
  (field) => expect(isCorrectable(field, factsOf(2))).toBe(false),
);

function fieldsOf(facts: RequirementFacts): string[] {
  const answered = Object.entries(facts.answers).flatMap(([group, answers]) =>
    Object.keys(answers ?? {}).map((name) => `${group}.${name}`),
  );
  return [...answered, ...facts.documents.map((slot) => `documents.${slot}`)];
}

describe("people", () => {
  const enterprise = DEMO_APPLICANTS.findIndex(({ kind }) => kind === "enterprise");
  /** A sound number of somebody born on a day: `YYYYMMDD`. */
  const numberOf = (born: string) => {
    const body = `110105${born}001`;
    const fits = [..."0123456789X"].map((check) => body + check).find((n) => residentIdFault(n) === null);
    if (fits === undefined) throw new Error("no check character fits");
    return fits;
  };
  const owned = (owners: object[]): RequirementFacts => {
    const facts = factsOf(enterprise);
    return { ...facts, answers: { ...facts.answers, owners: { owners } as DraftAnswers } };
  };

  test("are born already, whoever they are", () => {
    const owners = [
      { name: "王小明", idNumber: numberOf("19900101"), sharePercent: 30 },
      { name: "李小红", idNumber: numberOf("20310101"), sharePercent: 30 },
    ];
    expect(requirementsOf(owned(owners)).errors).toMatchObject([
      { field: "owners.owners.1.idNumber", code: "id_number_birth_date" },
    ]);
    const facts = factsOf(enterprise);
    const person = { ...facts.answers.person, idNumber: numberOf("20310101") };
    expect(requirementsOf({ ...facts, answers: { ...facts.answers, person } }).errors).toMatchObject([
      { field: "person.idNumber", code: "id_number_birth_date" },
    ]);
  });

  test("whose shares are 100 percent together own all of it, to the last digit", () => {
    const idNumber = numberOf("19900101");
    const shares = (...percents: number[]) =>
      requirementsOf(owned(percents.map((sharePercent) => ({ name: "王小明", idNumber, sharePercent }))))
        .errors;
    expect(38.95 + 25.1 + 35.95).toBeGreaterThan(100);
    expect(shares(38.95, 25.1, 35.95)).toEqual([]);
    expect(shares(38.95, 25.1, 35.9501)).toMatchObject([{ code: "shares_above_100" }]);
    expect(shares(33.33333)).toMatchObject([{ code: "percent_shape" }]);
  });
});

describe("a letter of authorisation", () => {
  const slotsFor = (name: string, accountName: string) => {
    const facts = factsOf(2);
    const { person, settlement } = facts.answers;
    const answers = {
      ...facts.answers,
      person: { ...person, name },
      settlement: { ...settlement, accountName },
    };
    return requirementsOf({ ...facts, answers, documents: [] }).currentlyDue;
  };

  test.each([
    ["张三", "张 三"],
    ["买买提·阿布都热依木", "买买提•阿布都热依木"],
  ])("is not asked for when %s is written %s", (name, accountName) => {
    expect(slotsFor(name, accountName)).not.toContain("documents.authorisation_letter");
  });

  test("is asked for when the account is somebody else's", () => {
    expect(slotsFor("张三", "李四")).toContain("documents.authorisation_letter");
  });
});
