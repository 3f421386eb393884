import type { DraftAnswers } from "./answers.ts";
import { isPersonal } from "./fields.ts";

/** The first `head` and last `tail` characters with the middle starred; short values are starred whole. */
export function mask(value: string, head: number, tail: number): string {
  if (value.length <= head + tail) return "*".repeat(value.length);
  return `${value.slice(0, head)}${"*".repeat(value.length - head - tail)}${value.slice(value.length - tail)}`;
}

export const maskMobile = (mobile: string) => mask(mobile, 3, 4);
export const maskAccount = (number: string) => mask(number, 0, 4);

/** A group's answers with personal fields masked, and the names of those fields (`owners.owners.0.idNumber`). */
export function maskAnswers(
  group: string,
  answers: DraftAnswers,
): { answers: DraftAnswers; masked: string[] } {
  const masked: string[] = [];
  const maskOne = <T>(path: string, value: T): T | string => {
    if (value === null || value === "" || !isPersonal(path)) return value;
    masked.push(path);
    return maskValue(path, String(value));
  };
  const entries = Object.entries(answers).map(([field, value]): [string, DraftAnswers[string]] => {
    const path = `${group}.${field}`;
    if (!Array.isArray(value)) return [field, maskOne(path, value)];
    const rows = value.map((row, index) =>
      Object.fromEntries(
        Object.entries(row).map(([part, inner]) => [part, maskOne(`${path}.${index}.${part}`, inner)]),
      ),
    );
    return [field, rows];
  });
  return { answers: Object.fromEntries(entries), masked };
}

function maskValue(path: string, value: string): string {
  return path === "settlement.accountNumber" ? maskAccount(value) : mask(value, 3, 3);
}
