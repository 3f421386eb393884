import { z } from "zod";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { LAID_EVENTS } from "#server/domain/laid-status.ts";

/** What another import of a list would change, against the one of its name that is in use. */
export const listChange = z.strictObject({
  added: z.int(),
  removed: z.int(),
  /** Some of the names that are added, as the file has them. */
  names: z.array(z.string()),
});
export type ListChange = z.infer<typeof listChange>;

export const screeningListView = z.strictObject({
  id: z.string(),
  name: z.string(),
  source: z.string(),
  rows: z.int(),
  importedAt: utcInstant,
  importedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  /** Whether names are screened against it; another waits for its second person. */
  inUse: z.boolean(),
  change: listChange.nullable(),
  /** Whether the reader imported it: somebody else decides. */
  own: z.boolean(),
  events: z.array(z.enum(LAID_EVENTS)),
  evidenceHash: z.string(),
  version: z.int(),
});
export type ScreeningListView = z.infer<typeof screeningListView>;
export const screeningLists = z.array(screeningListView);

/** What became of an import: the lists in use and waiting, or the rows that keep it from being one. Nothing of it is kept then. */
export const importOutcome = z.strictObject({
  lists: screeningLists,
  faults: z.array(z.strictObject({ row: z.int(), field: z.enum(["name", "idNumber"]), reason: z.string() })),
});
export type ImportOutcome = z.infer<typeof importOutcome>;
