import { z } from "zod";
import { parseYuan } from "#server/domain/fields/amounts.ts";
import { line } from "#server/domain/fields/text.ts";
import { foldCode } from "#server/domain/fields/typed.ts";
import { MAX_AMOUNT_FEN } from "#server/domain/money/fen.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { isLocked, LOCK_SECONDS, MAX_WRONG } from "./password.ts";
import {
  BANKS,
  CARD_KINDS,
  cardId,
  HUABEI_STATES,
  MAX_CARDS,
  type PayerCard,
  type PayerRecord,
} from "./payer.ts";

export const PAYER_FAULTS = ["amount", "name", "password", "tries", "last4", "same_card", "choice"] as const;
export type PayerFault = (typeof PAYER_FAULTS)[number];
/** The form's fields as text, by name. */
export type PayerFields = Partial<Record<string, string>>;
export type PayerFaults = Partial<Record<string, PayerFault>>;

const amount = z.string().transform((typed, context) => {
  const fen = parseYuan(typed);
  if (fen !== null && fen <= MAX_AMOUNT_FEN) return fen;
  context.addIssue({ code: "custom", message: "amount" });
  return z.NEVER;
});
const digits = (shape: RegExp, fault: PayerFault) =>
  z.string().transform(foldCode).pipe(z.string().regex(shape, fault));
const ticked = z
  .literal("yes", "choice")
  .optional()
  .transform((value) => value === "yes");

const CARD_FIELDS = {
  bank: z.enum(BANKS, "choice"),
  kind: z.enum(CARD_KINDS, "choice"),
  last4: digits(/^\d{4}$/, "last4"),
  funds: amount,
  refuses: ticked,
};
const cardSchema = z.strictObject(CARD_FIELDS);
const payerSchema = z.object({
  name: line({ max: 40 }),
  balance: amount,
  huabei: z.enum(HUABEI_STATES, "choice"),
  huabei_limit: amount,
  huabei_used: amount,
  password: digits(/^\d{6}$/, "password"),
  wrong_passwords: digits(/^\d$/, "tries")
    .transform(Number)
    .refine((tries) => tries < MAX_WRONG, "tries"),
  locked: ticked,
});

export const CARD_ROWS = Array.from({ length: MAX_CARDS }, (_, row) => row);

/** What the form of this payer shows. */
export function fieldsOfPayer(payer: PayerRecord, now: number): PayerFields {
  const fields: PayerFields = {
    name: payer.name,
    balance: yuan(payer.balance),
    huabei: payer.huabei,
    huabei_limit: yuan(payer.huabei_limit),
    huabei_used: yuan(payer.huabei_used),
    password: payer.password,
    wrong_passwords: String(payer.wrong_passwords),
    ...(isLocked(payer, now) && { locked: "yes" }),
  };
  for (const [row, card] of payer.cards.entries()) {
    Object.assign(fields, {
      [`bank_${row}`]: card.bank,
      [`kind_${row}`]: card.kind,
      [`last4_${row}`]: card.last4,
      [`funds_${row}`]: yuan(card.funds),
      ...(card.refuses && { [`refuses_${row}`]: "yes" }),
    });
  }
  return fields;
}

/** The payer as the form has it, or what is wrong with which field. A row without a number is no card. */
export function readPayer(
  before: PayerRecord,
  fields: PayerFields,
  now: number,
): { payer: PayerRecord } | { faults: PayerFaults } {
  const read = payerSchema.safeParse(fields);
  const faults: PayerFaults = read.success ? {} : faultsOf(read.error, (name) => name);
  const cards = CARD_ROWS.flatMap((row) => readCard(fields, row, faults));
  for (const [row, card] of cards.entries()) {
    if (cards.findIndex((one) => cardId(one) === cardId(card)) < row) faults[`last4_${row}`] = "same_card";
  }
  if (!read.success || Object.keys(faults).length > 0) return { faults };
  const { locked, ...payer } = read.data;
  const until = isLocked(before, now) ? before.locked_until : now + LOCK_SECONDS;
  return { payer: { ...before, ...payer, cards, locked_until: locked ? until : null } };
}

function readCard(fields: PayerFields, row: number, faults: PayerFaults): PayerCard[] {
  if ((fields[`last4_${row}`] ?? "").trim() === "") return [];
  const names = Object.keys(CARD_FIELDS);
  const read = cardSchema.safeParse(
    Object.fromEntries(names.map((name) => [name, fields[`${name}_${row}`]])),
  );
  if (read.success) return [read.data];
  Object.assign(
    faults,
    faultsOf(read.error, (name) => `${name}_${row}`),
  );
  return [];
}

function faultsOf(error: z.ZodError, nameOf: (field: string) => string): PayerFaults {
  const entries = error.issues.map(({ path: [field], message }) => {
    return [nameOf(String(field)), PAYER_FAULTS.find((known) => known === message) ?? "name"] as const;
  });
  return Object.fromEntries(entries);
}

/** `1,234.50`, as a person would type it. */
function yuan(fen: number): string {
  return formatFen(Math.max(0, fen)).slice(1);
}
