import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { devices } from "#db/schema/devices.ts";
import { auditRowOf } from "#server/changes/record-audit.ts";
import { writeDownMany } from "#server/changes/write-down-many.ts";
import type { Context } from "#server/context.ts";
import { makeId } from "#server/domain/ids.ts";

interface Delivered {
  modelCode: string;
  serialNumbers: readonly string[];
  /** The delivery that they came with. */
  intakeId: string | null;
  /** Open, as whoever calls has made sure. */
  warehouseId: string;
}

/** Puts new devices into stock, each with its audit row; answers the serials that were not there before. */
export async function putInStock(
  tx: Transaction,
  ctx: Context,
  { modelCode, serialNumbers, intakeId, warehouseId }: Delivered,
): Promise<Set<string>> {
  const ids = serialNumbers.map(() => makeId("device", ctx.randomBytes));
  const at = ctx.now.toISOString();
  const { rows } = await tx.execute<{ id: string; serial_number: string }>(sql`
    insert into ${devices} (id, serial_number, model_code, status, received_at, since, intake_id, warehouse_id)
    select id, serial_number, ${modelCode}, 'in_stock', ${at}::timestamptz, ${at}::timestamptz, ${intakeId}, ${warehouseId}
    from unnest(${sql.param(ids)}::text[], ${sql.param(serialNumbers)}::text[]) as d (id, serial_number)
    on conflict (serial_number) do nothing
    returning id, serial_number`);
  const after = { status: "in_stock", modelCode, warehouseId, ...(intakeId !== null && { intakeId }) };
  const received = { action: "device.receive", subjectType: "device", after } as const;
  await writeDownMany(
    tx,
    rows.map(({ id }) => auditRowOf(ctx, { ...received, subjectId: id })),
  );
  return new Set(rows.map((row) => row.serial_number));
}
