import { expect } from "vitest";
import { expectAuditRow } from "../world/expect-audit-row.ts";
import type { Deed } from "./deed.ts";
import { isException } from "./exceptions.ts";
import type { Proof, Proofs } from "./proofs.ts";

/** That a verb writes down what it did, who did it and to what; or that it does not, where its proofs say so. */
export function auditRow<At, Result>(
  { audit: row }: Proofs<At, Result>,
  done: () => Promise<Deed<At, Result>>,
): Proof {
  return {
    title: isException(row) ? `leaves no audit row: ${row.why}` : `leaves an audit row: ${row.action}`,
    prove: async () => {
      const { at, ctx, result, written, last } = await done();
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

const withoutAudit = (tables: string[]) => tables.filter((table) => table !== "audit_events");
