import { z } from "zod";
import { utcInstant } from "#server/domain/fields/numbers.ts";

export const screeningListView = z.strictObject({
  id: z.string(),
  name: z.string(),
  source: z.string(),
  rows: z.int(),
  importedAt: utcInstant,
  importedBy: z.string().nullable(),
});
export const screeningLists = z.array(screeningListView);

/** What became of an import: the lists in use, or the rows that keep it from being one. Nothing of it is kept then. */
export const importOutcome = z.strictObject({
  lists: screeningLists,
  faults: z.array(z.strictObject({ row: z.int(), field: z.enum(["name", "idNumber"]), reason: z.string() })),
});
export type ImportOutcome = z.infer<typeof importOutcome>;
