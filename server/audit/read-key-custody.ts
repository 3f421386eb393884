import { and, asc, eq, gt, lte } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { devices } from "#db/schema/devices.ts";
import { paymentKeys } from "#db/schema/payment-keys.ts";
import { people } from "#db/schema/people.ts";
import { change } from "#server/changes/change.ts";
import { read } from "#server/changes/read.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { headOfCustody, lineOfCustody } from "#server/domain/devices/payment-keys/custody-file.ts";
import { CSV_MARK } from "#server/domain/fields/csv.ts";

/** Rows that are held at once, however many keys there are. */
const BATCH = 500;

/**
 * What was ever done to payment keys, a line each, in the order of the audit trail, which nobody can write over; who has
 * read it is on record.
 */
export async function readKeyCustody(ctx: Context): Promise<AsyncGenerator<string>> {
  requirePermission(ctx, "payment_key:read");
  await change(ctx, (tx) =>
    recordAudit(tx, ctx, {
      action: "payment_key.export",
      subjectType: "person",
      subjectId: ctx.actor.id,
    }),
  );
  return piecesOf(ctx);
}

async function* piecesOf(ctx: Context) {
  yield CSV_MARK + headOfCustody();
  for (let after = 0; ; ) {
    const rows = await read(ctx, (db) => stepsAfter(db, ctx, after));
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(lineOfCustody).join("");
    after = last.seq;
  }
}

function stepsAfter(db: Reader, { now }: Context, after: number) {
  const { seq, at, action, reason, subjectType, subjectId } = auditEvents;
  const { kind, reference, checkValue, ksn, confirmedAt } = paymentKeys;
  return db
    .select({
      ...{ seq, at, action, reason, kind, reference, checkValue, ksn, confirmedAt },
      serialNumber: devices.serialNumber,
      by: people.name,
    })
    .from(auditEvents)
    .innerJoin(paymentKeys, eq(paymentKeys.id, subjectId))
    .innerJoin(devices, eq(devices.id, paymentKeys.deviceId))
    .leftJoin(people, eq(people.id, auditEvents.actorId))
    .where(and(eq(subjectType, "payment_key"), gt(seq, after), lte(at, now)))
    .orderBy(asc(seq))
    .limit(BATCH);
}
