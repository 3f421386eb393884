import { ageFault } from "../checks/fields.ts";
import { ANSWER_SCHEMAS, type AnswerGroup, type Answers, type DraftAnswers } from "./answers.ts";
import { type DocumentSlot, documentSlotsFor } from "./documents.ts";
import { accountTypesFor, type MerchantKind, type Product } from "./kinds.ts";

/** Rules an acquirer may change; data, not law. */
export const APPLICANT_RULES = { minAge: 18, maxAge: 65, maxOpenPerIdNumber: 3 } as const;

/** One thing that is wrong: which field, which rule, and staff's words where staff said it. */
export interface RequirementError {
  field: string;
  code: string;
  reason: string | null;
  remedy: string | null;
}

export interface Requirements {
  /** Fields due now: `person.idNumber`, `documents.licence`. */
  currentlyDue: string[];
  /** Groups that will be due once earlier answers are known. */
  eventuallyDue: string[];
  /** Given and sound, waiting for staff. */
  pendingVerification: string[];
  errors: RequirementError[];
}

export interface RequirementFacts {
  answers: Readonly<Partial<Record<AnswerGroup, DraftAnswers>>>;
  documents: readonly DocumentSlot[];
  /** Fields that staff sent back and that have not been answered anew since. */
  corrections: readonly RequirementError[];
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  today: string;
}

/** Question groups a merchant answers, in order; before kind and product are known only those are asked. */
export function groupsFor(kind: MerchantKind | undefined): AnswerGroup[] {
  if (kind === undefined) return ["start"];
  const business: AnswerGroup[] = kind === "micro" ? [] : ["business"];
  const owners: AnswerGroup[] = kind === "enterprise" ? ["owners"] : [];
  return ["start", "person", ...business, ...owners, "settlement", "store", "consent"];
}

/** What is due, what will be, what waits and what is wrong; derived anew each time, never stored. */
export function requirementsOf(facts: RequirementFacts): Requirements {
  const checked = checkAnswers(facts);
  const start = checked.answers.start;
  const groups = groupsFor(start?.kind);
  const slots = start === undefined ? [] : documentSlotsFor(documentSubject(start, checked.answers));
  const corrected = new Set(facts.corrections.map((correction) => correction.field));
  const given = [
    ...groups
      .filter((group) => checked.answers[group] !== undefined)
      .flatMap((group) => fieldsOf(group, facts)),
    ...slots.filter((slot) => facts.documents.includes(slot)).map((slot) => `documents.${slot}`),
  ];
  const missingSlots = slots
    .filter((slot) => !facts.documents.includes(slot))
    .map((slot) => `documents.${slot}`);
  const faulty = checked.faults.map((fault) => fault.field);
  return {
    currentlyDue: [...new Set([...faulty, ...missingSlots, ...corrected])],
    eventuallyDue: start === undefined ? ["person", "settlement", "store", "consent", "documents"] : [],
    pendingVerification: given.filter((field) => !corrected.has(field)),
    errors: [...checked.faults.filter((fault) => fault.code !== "missing"), ...facts.corrections],
  };
}

/** Document slots due for what is known so far; none before kind and product are chosen. */
export function requiredSlots(facts: Pick<RequirementFacts, "answers" | "today">): DocumentSlot[] {
  const { answers } = checkAnswers(facts);
  return answers.start === undefined ? [] : documentSlotsFor(documentSubject(answers.start, answers));
}

/** The checked answers of every group that is whole and sound, and what is wrong with the others. */
export function checkAnswers(facts: Pick<RequirementFacts, "answers" | "today">): {
  answers: Answers;
  faults: RequirementError[];
} {
  const faults: RequirementError[] = [];
  const answers: Answers = {};
  const start = ANSWER_SCHEMAS.start.safeParse(facts.answers.start ?? {});
  for (const group of groupsFor(start.success ? start.data.kind : undefined)) {
    const parsed = ANSWER_SCHEMAS[group].safeParse(facts.answers[group] ?? {});
    if (parsed.success) Object.assign(answers, { [group]: parsed.data });
    else faults.push(...parsed.error.issues.map((issue) => faultOf(group, issue, facts.answers[group])));
  }
  faults.push(...crossFaults(answers, facts.today));
  for (const fault of faults) delete answers[fault.field.split(".")[0] as AnswerGroup];
  return { answers, faults };
}

/** Rules that look at more than one group, or at the calendar. */
function crossFaults(answers: Answers, today: string): RequirementError[] {
  const faults: RequirementError[] = [];
  const add = (field: string, code: string) => faults.push({ field, code, reason: null, remedy: null });
  if (answers.person !== undefined) {
    const age = ageFault(answers.person.idNumber, today, {
      min: APPLICANT_RULES.minAge,
      max: APPLICANT_RULES.maxAge,
    });
    if (age !== null) add("person.idNumber", age);
    if (answers.person.idValidUntil < today) add("person.idValidUntil", "document_expired");
  }
  if (answers.business !== undefined && answers.business.licenceValidUntil < today) {
    add("business.licenceValidUntil", "document_expired");
  }
  if (answers.start !== undefined && answers.settlement !== undefined) {
    const allowed = accountTypesFor(answers.start.kind, answers.start.product);
    if (!allowed.includes(answers.settlement.accountType)) {
      add("settlement.accountType", "account_type_not_for_product");
    }
  }
  return faults;
}

function documentSubject(start: { kind: MerchantKind; product: Product }, answers: Answers) {
  const names = [answers.person?.name, answers.business?.registeredName];
  return {
    kind: start.kind,
    accountType: answers.settlement?.accountType,
    accountInOtherName: answers.settlement !== undefined && !names.includes(answers.settlement.accountName),
  };
}

function fieldsOf(group: AnswerGroup, facts: RequirementFacts): string[] {
  return Object.keys(facts.answers[group] ?? {}).map((field) => `${group}.${field}`);
}

function faultOf(
  group: AnswerGroup,
  issue: { path: PropertyKey[]; message: string; code: string },
  given: DraftAnswers | undefined,
): RequirementError {
  const name = issue.path[0];
  const value = name === undefined ? undefined : given?.[String(name)];
  const missing = value === undefined || value === null || value === "";
  const code = missing ? "missing" : /^[a-z0-9_]+$/.test(issue.message) ? issue.message : "invalid";
  return { field: [group, ...issue.path.map(String)].join("."), code, reason: null, remedy: null };
}
