import type { Reader, Transaction } from "#db/client.ts";
import { placeholders, preparedOnce } from "#db/prepared.ts";
import { auditEvents, outbox } from "#db/schema/audit.ts";
import { isSeenAtDesk } from "#server/domain/reviews/seen-at-desk.ts";
import { noticeAfterCommit } from "./change.ts";

export type AuditRow = Omit<typeof auditEvents.$inferInsert, "seq" | "xid" | "chainHash">;
export type Promised = Pick<typeof outbox.$inferInsert, "id" | "topic" | "payload" | "createdAt" | "dueAt">;

/**
 * What a change leaves beside its rows: its audit row and the effects that it promises. The usual ones, with one effect
 * or none, are one statement that PostgreSQL has planned already; a second effect costs a round trip more.
 */
export async function writeDown(tx: Transaction, row: AuditRow, promised: Promised[]): Promise<void> {
  wake(tx, [row]);
  const [first, ...more] = promised;
  if (first === undefined) return void (await audited(tx).execute(row));
  await auditedAndPromised(tx).execute({ ...row, ...prefixed(first) });
  for (const effect of more) await writePromise(tx, effect);
}

/** Audit rows of many changes, in one statement. */
export async function writeAudits(tx: Transaction, rows: AuditRow[]): Promise<void> {
  wake(tx, rows);
  await tx.insert(auditEvents).values(rows);
}

/** Whoever has the desk before them is told once the change is kept. */
function wake(tx: Transaction, rows: readonly AuditRow[]): void {
  if (rows.some(isSeenAtDesk)) noticeAfterCommit(tx, "ruwang_desk");
}

/** Writes down one promised effect alone. */
export async function writePromise(tx: Transaction, row: Promised): Promise<void> {
  await promisedAlone(tx).execute(row);
}

const AUDIT_COLUMNS = [
  "id",
  "at",
  "actorKind",
  "actorId",
  "action",
  "subjectType",
  "subjectId",
  "before",
  "after",
  "reason",
  "leafHash",
] as const satisfies (keyof AuditRow)[];
const OUTBOX_COLUMNS = ["id", "topic", "payload", "createdAt", "dueAt"] as const satisfies (keyof Promised)[];

const auditInsert = (reader: Reader) =>
  reader.insert(auditEvents).values(placeholders<AuditRow>(AUDIT_COLUMNS));
const promisedAlone = preparedOnce((reader) =>
  reader.insert(outbox).values(placeholders<Promised>(OUTBOX_COLUMNS)).prepare("promised"),
);
const audited = preparedOnce((reader) => auditInsert(reader).prepare("audited"));
const auditedAndPromised = preparedOnce((reader) => {
  const audit = reader.$with("audit").as(auditInsert(reader).returning({ id: auditEvents.id }));
  const effect = placeholders<Promised>(OUTBOX_COLUMNS, PROMISED);
  return reader.with(audit).insert(outbox).values(effect).prepare("audited_and_promised");
});

const PROMISED = "promised_";
const prefixed = (row: Promised) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [PROMISED + key, value]));
