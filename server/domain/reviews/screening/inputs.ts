import { z } from "zod";
import { evidenceHash } from "#server/domain/fields/evidence-hash.ts";
import { versioned } from "#server/domain/fields/ids.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { residentIdFault } from "#server/domain/fields/resident-id.ts";
import { line } from "#server/domain/fields/text.ts";
import { foldCode, plainText } from "#server/domain/fields/typed.ts";
import type { ImportOutcome } from "./views.ts";

/** Rows of one list at most: what one import may cost everybody else. */
export const MOST_ROWS = 200_000;

const cell = line({ max: 200 });
/** A row as it was read from the file; what it means is checked row by row. */
export const importListInput = z.strictObject({
  name: line({ min: 2, max: 60, kind: "name" }),
  source: line({ min: 2, max: 120, kind: "name" }),
  rows: z
    .array(z.strictObject({ name: cell, idNumber: cell.optional(), note: cell.optional() }))
    .min(1)
    .max(MOST_ROWS),
});
export type ImportListInput = z.output<typeof importListInput>;
export type ListRow = ImportListInput["rows"][number];

export const listVersionInput = z.strictObject(versioned("listId", "screeningList"));
export const publishListInput = listVersionInput.extend({ evidenceHash });
export const refuseListInput = listVersionInput.extend({ reason });

const LONGEST = 100;

/** What is wrong with a row, its place counted from 1; null when nothing is. */
export function rowFault({ name, idNumber }: ListRow): Omit<ImportOutcome["faults"][number], "row"> | null {
  const plain = plainText(name);
  if (plain === "") return { field: "name", reason: "missing" };
  if (plain.length > LONGEST) return { field: "name", reason: "text_too_long" };
  const number = foldCode(idNumber ?? "");
  const fault = number === "" ? null : residentIdFault(number);
  return fault === null ? null : { field: "idNumber", reason: fault };
}
