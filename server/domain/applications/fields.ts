import type { DocumentSlot } from "../documents/slots.ts";
import type { FieldCheck } from "./field-checks.ts";

interface Field {
  /** Which rule an answer keeps, by its name in `field-checks.ts`; a list has rows of its own fields. */
  check: FieldCheck | "rows";
  /** Message under `apply`. */
  label: string;
  /** Whether it names or reaches a person: masked wherever it need not be read. */
  personal: boolean;
  /** How it is asked; absent where its step draws it in a way of its own. */
  input?: "text" | "figures" | "code" | "expiry" | "tel" | "email" | "money";
  /** Message under `apply` beside the label. */
  hint?: string;
  optional?: true;
  /** What the browser or phone may fill in (HTML's `autocomplete`). */
  autoComplete?: string;
  /** How an answer is told; as it was typed where absent. Kept for machines alone: `hidden`. */
  shownAs?: "money" | "percent" | "kind" | "product" | "accountType" | "category" | "region" | "hidden";
  /** Documents that are valid until the day answered here; they reopen with it, and it with them. */
  expiryOf?: readonly DocumentSlot[];
  /** What reopens with it besides, because it may not fit any more once this is another; a group reopens whole. */
  reopens?: readonly string[];
}

const PLACE = ["store.provinceCode", "store.cityCode", "store.districtCode", "store.street"] as const;
const POSITION = ["store.lat", "store.lng"] as const;
const REGION = {
  check: "region",
  personal: false,
  shownAs: "region",
  reopens: [...PLACE, ...POSITION],
} as const;

/**
 * Every answer of the application, in the form's order: the one place where a field is declared. Its check, its label,
 * whether it is personal, how it is asked and told, what reopens with it and which papers it dates all follow from
 * here; a field that is not here is taken for personal (`isPersonal`).
 */
export const FIELDS = {
  "start.kind": { check: "kind", label: "kind", personal: false, shownAs: "kind" },
  "start.product": { check: "product", label: "product", personal: false, shownAs: "product" },

  "person.name": {
    check: "personName",
    label: "fields.name",
    personal: false,
    input: "text",
    autoComplete: "name",
    reopens: ["documents.authorisation_letter"],
  },
  "person.idNumber": {
    check: "residentId",
    label: "fields.idNumber",
    personal: true,
    input: "code",
    hint: "fields.idNumberHint",
  },
  "person.idValidUntil": {
    check: "validUntil",
    label: "fields.idValidUntil",
    personal: false,
    input: "expiry",
    expiryOf: ["id_card_front", "id_card_back"],
  },
  "person.mobile": {
    check: "mobile",
    label: "fields.mobile",
    personal: true,
    input: "tel",
    hint: "fields.mobileHint",
    autoComplete: "tel-national",
  },
  "person.email": {
    check: "optionalEmail",
    label: "fields.email",
    personal: true,
    input: "email",
    optional: true,
    autoComplete: "email",
  },

  "business.registeredName": {
    check: "longName",
    label: "fields.registeredName",
    personal: false,
    input: "text",
    autoComplete: "organization",
    reopens: ["documents.authorisation_letter"],
  },
  "business.creditCode": {
    check: "code",
    label: "fields.creditCode",
    personal: false,
    input: "code",
    hint: "fields.creditCodeHint",
    reopens: ["business.creditCodeAsPrinted"],
  },
  "business.creditCodeAsPrinted": {
    check: "optionalCode",
    label: "fields.creditCodeAsPrinted",
    personal: false,
    shownAs: "hidden",
  },
  "business.address": {
    check: "address",
    label: "fields.businessAddress",
    personal: false,
    input: "text",
  },
  "business.licenceValidUntil": {
    check: "validUntil",
    label: "fields.licenceValidUntil",
    personal: false,
    input: "expiry",
    expiryOf: ["licence"],
  },

  "owners.owners": { check: "rows", label: "steps.owners", personal: false },
  "owners.owners.name": { check: "personName", label: "fields.name", personal: false },
  "owners.owners.idNumber": { check: "residentId", label: "fields.idNumber", personal: true },
  "owners.owners.sharePercent": {
    check: "share",
    label: "fields.sharePercent",
    personal: false,
    shownAs: "percent",
  },

  "settlement.accountType": {
    check: "accountType",
    label: "fields.accountType",
    personal: false,
    shownAs: "accountType",
    reopens: ["settlement", "documents.account_permit", "documents.authorisation_letter"],
  },
  "settlement.accountName": {
    check: "longName",
    label: "fields.accountName",
    personal: false,
    input: "text",
    hint: "fields.accountNameHint",
    autoComplete: "name",
    reopens: ["documents.authorisation_letter"],
  },
  "settlement.accountNumber": {
    check: "code",
    label: "fields.accountNumber",
    personal: true,
    reopens: ["settlement.bankName"],
  },
  "settlement.bankName": { check: "longName", label: "fields.bankName", personal: false },

  "store.name": {
    check: "shopName",
    label: "fields.shopName",
    personal: false,
    input: "text",
    hint: "fields.shopNameHint",
  },
  "store.mcc": { check: "mcc", label: "fields.mcc", personal: false, shownAs: "category" },
  "store.provinceCode": { ...REGION, label: "fields.province" },
  "store.cityCode": { ...REGION, label: "fields.city" },
  "store.districtCode": { ...REGION, label: "fields.district" },
  "store.street": {
    check: "street",
    label: "fields.street",
    personal: false,
    input: "text",
    autoComplete: "street-address",
    reopens: POSITION,
  },
  "store.lat": { check: "latitude", label: "fields.street", personal: false, shownAs: "hidden" },
  "store.lng": { check: "longitude", label: "fields.street", personal: false, shownAs: "hidden" },
  "store.expectedMonthlyVolumeFen": {
    check: "optionalAmount",
    label: "fields.expectedMonthlyVolumeFen",
    personal: false,
    input: "money",
    hint: "fields.expectedHint",
    optional: true,
    shownAs: "money",
  },

  "consent.general": { check: "agreed", label: "review.consentGeneral", personal: false },
  "consent.sensitive": { check: "agreed", label: "review.consentSensitive", personal: false },
  "consent.version": { check: "consentVersion", label: "steps.review", personal: false, shownAs: "hidden" },
} as const satisfies Readonly<Record<string, Field>>;

export type FieldName = keyof typeof FIELDS;

/** The field of an answer such as `person.idNumber` or `owners.owners.0.name`; undefined where none is declared. */
export function fieldOf(path: string): Field | undefined {
  const name = path.replaceAll(/\.\d+(?=\.|$)/g, "");
  return Object.hasOwn(FIELDS, name) ? FIELDS[name as FieldName] : undefined;
}

/** Names of a group's own fields, in the form's order. */
export function fieldNamesOf(group: string): string[] {
  return Object.keys(FIELDS)
    .filter((field) => field.startsWith(`${group}.`))
    .map((field) => field.slice(group.length + 1))
    .filter((name) => !name.includes("."));
}

/** Whether an answer is masked: what nobody declared may be anything, and is. */
export function isPersonal(path: string): boolean {
  return fieldOf(path)?.personal ?? true;
}

/** The field that says how long a document is valid; undefined for one that is not asked for a date. */
export function expiryFieldOf(slot: DocumentSlot): FieldName | undefined {
  const names = Object.keys(FIELDS) as FieldName[];
  return names.find((name) => fieldOf(name)?.expiryOf?.includes(slot));
}

/** Everything that reopens with a field or document, itself not included. */
export function reopenedWith(path: string): string[] {
  const [group, name = ""] = path.split(".");
  if (group === "documents") return [expiryFieldOf(name as DocumentSlot) ?? []].flat();
  const field = fieldOf(path);
  const papers = (field?.expiryOf ?? []).map((slot) => `documents.${slot}`);
  return [...papers, ...(field?.reopens ?? [])];
}

/** Checks of answers that are no text: choices, numbers, consents and lists have no empty value to begin with. */
const NO_TEXT: readonly Field["check"][] = [
  "kind",
  "product",
  "accountType",
  "share",
  "latitude",
  "longitude",
  "optionalAmount",
  "agreed",
  "consentVersion",
  "rows",
];

/** What a form of the group begins with: text that is not there yet is empty text. */
export function emptyAnswersOf(group: string): Record<string, string> {
  const texts = fieldNamesOf(group).filter(
    (name) => !NO_TEXT.includes(fieldOf(`${group}.${name}`)?.check ?? "rows"),
  );
  return Object.fromEntries(texts.map((name) => [name, ""]));
}
