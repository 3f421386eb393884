import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { screeningEntries, screeningLists } from "#db/schema/desk.ts";
import { change } from "#server/changes/change.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import { takeStep } from "#server/changes/take-step.ts";
import type { Context } from "#server/context.ts";
import { personIdOf, requirePermission } from "#server/domain/actor.ts";
import { foldCode, plainText } from "#server/domain/fields/typed.ts";
import { makeId } from "#server/domain/ids.ts";
import { type ImportListInput, rowFault } from "#server/domain/reviews/screening/inputs.ts";
import type { ImportOutcome } from "#server/domain/reviews/screening/views.ts";
import { keysOf, readName } from "./name-keys.ts";
import { viewLists } from "./screening-list-rows.ts";

const FAULTS_TOLD = 200;
const BATCH = 2_000;

/**
 * Lays a list before a second person, whole or not at all: rows that cannot be read are told, and nothing changes. Another import
 * of the name that still waits is taken back. ID numbers are kept as blind indexes alone.
 */
export async function importList(ctx: Context, input: ImportListInput): Promise<ImportOutcome> {
  requirePermission(ctx, "screening:write");
  const faults = input.rows.flatMap((row, at) => {
    const fault = rowFault(row);
    return fault === null ? [] : [{ row: at + 1, ...fault }];
  });
  if (faults.length > 0)
    return change(ctx, async (tx) => ({
      lists: await viewLists(tx, ctx),
      faults: faults.slice(0, FAULTS_TOLD),
    }));
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
    const maker = personIdOf(ctx);
    await discardWaiting(tx, ctx, input.name);
    await tx.insert(screeningLists).values({
      ...{ id, name: input.name, source: input.source, rows: entries.length, status: "pending_second" },
      ...{ importedById: maker, importedAt: ctx.now },
      ...{ createdById: maker, proposedById: maker, proposedAt: ctx.now },
    });
    for (let at = 0; at < entries.length; at += BATCH)
      await tx.insert(screeningEntries).values(entries.slice(at, at + BATCH));
    await recordAudit(tx, ctx, {
      action: "screening_list.import",
      subjectType: "screening_list",
      subjectId: id,
      after: { name: input.name, source: input.source, rows: entries.length },
    });
    return { lists: await viewLists(tx, ctx), faults: [] };
  });
}

async function discardWaiting(tx: Transaction, ctx: Context, name: string): Promise<void> {
  const waiting = and(eq(screeningLists.name, name), eq(screeningLists.status, "pending_second"));
  for (const before of await tx.select().from(screeningLists).where(waiting))
    await takeStep(tx, ctx, { noun: "screening_list", before, event: "discard" });
}
