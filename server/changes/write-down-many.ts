import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { auditEvents } from "#db/schema/audit.ts";
import type { AuditRow } from "./write-down.ts";

/** Writes down thousands of audit rows in one statement: an array a column, where a parameter a value would cost more. */
export async function writeDownMany(tx: Transaction, rows: readonly AuditRow[]): Promise<void> {
  if (rows.length === 0) return;
  const texts = (key: Exclude<keyof AuditRow, "at" | "before" | "after">) =>
    sql`${sql.param(rows.map((row) => row[key] ?? null))}::text[]`;
  const jsons = (key: "before" | "after") =>
    sql`${sql.param(rows.map((row) => (row[key] == null ? null : JSON.stringify(row[key]))))}::text[]`;
  const at = sql`${sql.param(rows.map((row) => row.at.toISOString()))}::timestamptz[]`;
  await tx.execute(sql`
    insert into ${auditEvents}
      (id, at, actor_kind, actor_id, action, subject_type, subject_id, before, after, reason, leaf_hash)
    select id, at, actor_kind, actor_id, action, subject_type, subject_id, before::jsonb, after::jsonb, reason, leaf_hash
    from unnest(
      ${texts("id")}, ${at}, ${texts("actorKind")}, ${texts("actorId")}, ${texts("action")}, ${texts("subjectType")},
      ${texts("subjectId")}, ${jsons("before")}, ${jsons("after")}, ${texts("reason")}, ${texts("leafHash")}
    ) as r (id, at, actor_kind, actor_id, action, subject_type, subject_id, before, after, reason, leaf_hash)`);
}
