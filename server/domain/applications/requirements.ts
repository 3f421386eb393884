import { type DocumentSlot, documentSlotsFor } from "#server/domain/documents/slots.ts";
import { ageFault } from "#server/domain/fields/people.ts";
import { isSameName } from "#server/domain/fields/typed.ts";
import { accountTypesFor, type MerchantKind, type Product } from "#server/domain/merchants/kinds.ts";
import { ANSWER_SCHEMAS, type AnswerGroup, type Answers, type DraftAnswers } from "./answers.ts";
import { expiryOnFile } from "./expiry.ts";

/** Rules an acquirer may change; data, not law. */
export const APPLICANT_RULES = { minAge: 18, maxAge: 65, maxOpenPerIdNumber: 3 } as const;

/** One thing that is wrong: which field, which rule, and staff's words where staff said it. */
export interface RequirementError {
  field: string;
  code: string;
  reason: string | null;
  remedy: string | null;
}

export interface EventuallyDue {
  field: string;
  /** The last day on which it is not due yet, `YYYY-MM-DD`; null while that depends on answers. */
  dueAfter: string | null;
}

export interface Requirements {
  /** Fields due now: `person.idNumber`, `documents.licence`. */
  currentlyDue: string[];
  /** What will be due: groups, once earlier answers are known; documents, when they expire. */
  eventuallyDue: EventuallyDue[];
  /** Given and sound, waiting for staff. */
  pendingVerification: string[];
  errors: RequirementError[];
}

export interface RequirementFacts {
  answers: Readonly<Partial<Record<AnswerGroup, DraftAnswers>>>;
  documents: readonly DocumentSlot[];
  /** Last days of validity of the documents on file, as answered when they were handed in. */
  handedIn: Readonly<Partial<Record<DocumentSlot, string>>>;
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
  const slots =
    start === undefined ? [] : documentSlotsFor(documentSubject(start, checked.answers, facts.answers));
  const corrected = new Set(facts.corrections.map((correction) => correction.field));
  const papers = papersOf(slots, facts);
  const given = [
    ...groups
      .filter((group) => checked.answers[group] !== undefined)
      .flatMap((group) => fieldsOf(group, facts)),
    ...papers.given,
  ];
  const faulty = checked.faults.map((fault) => fault.field);
  const currentlyDue = new Set([...faulty, ...papers.missing, ...papers.expired, ...corrected]);
  const later = start === undefined ? AFTER_THE_START : papers.expiring;
  return {
    currentlyDue: [...currentlyDue],
    eventuallyDue: later.filter(({ field }) => !currentlyDue.has(field)),
    pendingVerification: given.filter((field) => !currentlyDue.has(field)),
    errors: [
      ...checked.faults.filter((fault) => fault.code !== "missing"),
      ...papers.expired.map((field) => ({ field, code: "document_expired", reason: null, remedy: null })),
      ...facts.corrections,
    ],
  };
}

const AFTER_THE_START = ["person", "settlement", "store", "consent", "documents"].map((field) => ({
  field,
  dueAfter: null,
}));

/** The fields of the documents that are asked for, by what is to be said of them. */
function papersOf(slots: readonly DocumentSlot[], facts: RequirementFacts) {
  const field = (slot: DocumentSlot) => `documents.${slot}`;
  const onFile = slots.filter((slot) => facts.documents.includes(slot));
  const expiries = onFile.map((slot) => ({ field: field(slot), expiry: expiryOnFile(slot, facts) }));
  return {
    given: onFile.map(field),
    missing: slots.filter((slot) => !facts.documents.includes(slot)).map(field),
    expired: expiries.filter(({ expiry }) => expiry?.state === "expired").map((paper) => paper.field),
    expiring: expiries.flatMap((paper): EventuallyDue[] =>
      paper.expiry?.state === "expiring" ? [{ field: paper.field, dueAfter: paper.expiry.until }] : [],
    ),
  };
}

/** Document slots due for what is known so far; none before kind and product are chosen. */
export function requiredSlots(facts: Pick<RequirementFacts, "answers" | "today">): DocumentSlot[] {
  const { answers } = checkAnswers(facts);
  return answers.start === undefined
    ? []
    : documentSlotsFor(documentSubject(answers.start, answers, facts.answers));
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
  for (const [index, owner] of (answers.owners?.owners ?? []).entries()) {
    const age = ageFault(owner.idNumber, today);
    if (age !== null) add(`owners.owners.${index}.idNumber`, age);
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

function documentSubject(
  start: { kind: MerchantKind; product: Product },
  { settlement }: Answers,
  drafts: RequirementFacts["answers"],
) {
  // As typed: another fault of its group, such as a date that has passed, makes no other name of it.
  const names = [
    drafts.person?.name,
    ...(start.kind === "micro" ? [] : [drafts.business?.registeredName]),
  ].map((name) => (typeof name === "string" ? name.trim() : ""));
  const known = settlement !== undefined && !names.includes("");
  return {
    kind: start.kind,
    accountType: settlement?.accountType,
    accountInOtherName: known && !names.some((name) => isSameName(name, settlement.accountName)),
  };
}

function fieldsOf(group: AnswerGroup, facts: RequirementFacts): string[] {
  return Object.entries(facts.answers[group] ?? {})
    .filter(([, value]) => value !== "" && value !== null)
    .map(([field]) => `${group}.${field}`);
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
