import { and, eq, isNull } from "drizzle-orm";
import { screeningEntries, screeningLists } from "#db/schema/desk.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import { foldCode, plainText } from "#server/domain/fields/typed.ts";
import { makeId } from "#server/domain/ids.ts";
import { type ImportListInput, rowFault } from "#server/domain/reviews/screening/inputs.ts";
import type { ImportOutcome } from "#server/domain/reviews/screening/views.ts";
import { listsInUse } from "./lists-in-use.ts";
import { keysOf, readName } from "./name-keys.ts";

const FAULTS_TOLD = 200;
const BATCH = 2_000;

/**
 * Takes a list into use in the place of the one of the same name, whole or not at all: rows that cannot be read are told, and
 * nothing changes. ID numbers are kept as blind indexes alone.
 */
export async function importList(ctx: Context, input: ImportListInput): Promise<ImportOutcome> {
  requirePermission(ctx, "screening:write");
  const faults = input.rows.flatMap((row, at) => {
    const fault = rowFault(row);
    return fault === null ? [] : [{ row: at + 1, ...fault }];
  });
  if (faults.length > 0)
    return change(ctx, async (tx) => ({ lists: await listsInUse(tx), faults: faults.slice(0, FAULTS_TOLD) }));
  const id = makeId("screeningList", ctx.randomBytes);
  const entries = input.rows.map(({ name, idNumber, note }, at) => ({
    listId: id,
    number: at + 1,
    name: plainText(name),
    keys: keysOf(readName(name)),
    idNumberIndex: idNumber ? ctx.vault.blindIndex("id_number", foldCode(idNumber)) : null,
    note: note ? plainText(note) : null,
  }));
  return change(ctx, async (tx) => {
    await tx
      .update(screeningLists)
      .set({ replacedAt: ctx.now })
      .where(and(eq(screeningLists.name, input.name), isNull(screeningLists.replacedAt)));
    await tx.insert(screeningLists).values({
      ...{ id, name: input.name, source: input.source, rows: entries.length },
      importedById: personIdOf(ctx),
      importedAt: ctx.now,
    });
    for (let at = 0; at < entries.length; at += BATCH)
      await tx.insert(screeningEntries).values(entries.slice(at, at + BATCH));
    await recordAudit(tx, ctx, {
      action: "screening_list.import",
      subjectType: "screening_list",
      subjectId: id,
      after: { name: input.name, source: input.source, rows: entries.length },
    });
    return { lists: await listsInUse(tx), faults: [] };
  });
}
