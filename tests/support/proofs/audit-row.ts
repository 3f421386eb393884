import { max } from "drizzle-orm";
import { expect } from "vitest";
import { auditEvents } from "#db/schema/audit.ts";
import type { Context } from "#server/context.ts";
import { expectAuditRow } from "../world/expect-audit-row.ts";
import { overseerOf } from "../world/overseer.ts";
import { isException } from "./exceptions.ts";
import type { Proof, Proofs } from "./proofs.ts";
import { tracesIn, writtenSince } from "./traces.ts";

/** That a verb writes down what it did, who did it and to what; or that it does not, where its proofs say so. */
export function auditRow<At, Result>({ audit: row, arrange, as, call }: Proofs<At, Result>): Proof {
  return {
    title: isException(row) ? `leaves no audit row: ${row.why}` : `leaves an audit row: ${row.action}`,
    prove: async () => {
      const at = await arrange();
      const ctx = as(at);
      const before = await tracesIn(ctx.db);
      const last = await newestAuditRow(ctx);
      const result = await call(ctx, at);
      const written = await writtenSince(ctx.db, before);
      if (isException(row)) {
        return expect(written).toEqual(row.exception === "reads_only" ? [] : withoutAudit(written));
      }
      expect(written).toContain("audit_events");
      // Whoever was nobody known before may be somebody by now.
      const known = ctx.actor.kind === "anonymous" ? {} : { actorId: ctx.actor.id };
      const by = row.actorId === undefined ? known : { actorId: row.actorId(at) };
      const subjectId = await row.subjectId(at, result);
      const found = await expectAuditRow(ctx.db, { action: row.action, subjectId, ...by });
      expect(found?.seq).toBeGreaterThan(last);
    },
  };
}

async function newestAuditRow({ db }: Context): Promise<number> {
  const [row] = await overseerOf(db)
    .select({ seq: max(auditEvents.seq) })
    .from(auditEvents);
  return row?.seq ?? 0;
}

const withoutAudit = (tables: string[]) => tables.filter((table) => table !== "audit_events");
