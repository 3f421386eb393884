import type { DraftAnswers } from "./answers.ts";

/** Fields that name or reach a person; masked on every screen that does not need them. */
export const PERSONAL_FIELDS = [
  "person.idNumber",
  "person.mobile",
  "person.email",
  "settlement.accountNumber",
  "owners.owners.idNumber",
] as const;

/** The first `head` and last `tail` characters with the middle starred; short values are starred whole. */
export function mask(value: string, head: number, tail: number): string {
  if (value.length <= head + tail) return "*".repeat(value.length);
  return `${value.slice(0, head)}${"*".repeat(value.length - head - tail)}${value.slice(value.length - tail)}`;
}

export const maskMobile = (mobile: string) => mask(mobile, 3, 4);
export const maskAccount = (number: string) => mask(number, 0, 4);

/** A group's answers with personal fields masked, and the names of those fields. */
export function maskAnswers(
  group: string,
  answers: DraftAnswers,
): { answers: DraftAnswers; masked: string[] } {
  const masked: string[] = [];
  const entries = Object.entries(answers).map(([field, value]): [string, DraftAnswers[string]] => {
    const name = `${group}.${field}`;
    if (Array.isArray(value)) {
      const rows = value.map((row, index) => {
        const inner = maskAnswers(`${name}`, row);
        masked.push(...inner.masked.map((path) => path.replace(name, `${name}.${index}`)));
        return inner.answers as Record<string, string | number | boolean | null>;
      });
      return [field, rows];
    }
    const personal: readonly string[] = PERSONAL_FIELDS;
    if (typeof value !== "string" || value === "" || !personal.includes(name)) return [field, value];
    masked.push(name);
    return [field, field === "accountNumber" ? maskAccount(value) : mask(value, 3, 3)];
  });
  return { answers: Object.fromEntries(entries), masked };
}
