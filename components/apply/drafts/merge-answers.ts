import type { DraftAnswers } from "#server/domain/applications/answers.ts";

type DraftValue = DraftAnswers[string] | undefined;

/** A field that was answered differently here and elsewhere since both last agreed. */
export interface Clash {
  field: string;
  mine: DraftValue;
  theirs: DraftValue;
}

/**
 * Three-way merge of one group's answers: `base` is what both sides last agreed on. What only one side changed is
 * that side's; what both changed differently clashes, and stays mine until somebody decides.
 */
export function mergeAnswers(
  base: DraftAnswers,
  mine: DraftAnswers,
  theirs: DraftAnswers,
): { merged: DraftAnswers; clashes: Clash[] } {
  const merged: DraftAnswers = { ...mine };
  const clashes: Clash[] = [];
  for (const field of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [was, here, there] = [base[field], mine[field], theirs[field]];
    if (isSame(here, there) || isSame(there, was)) continue;
    if (isSame(here, was)) merged[field] = there ?? null;
    else clashes.push({ field, mine: here, theirs: there });
  }
  return { merged, clashes };
}

export function isSameAnswers(a: DraftAnswers, b: DraftAnswers): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((field) => isSame(a[field], b[field]));
}

/** A field never touched, emptied, or absent is the same nothing. */
function isSame(a: DraftValue, b: DraftValue): boolean {
  return write(a) === write(b);
}

function write(value: DraftValue): string {
  return value === undefined || value === null || value === "" ? "" : JSON.stringify(value);
}
