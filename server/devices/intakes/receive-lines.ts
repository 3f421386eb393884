import { eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { devices, faultyLines, intakes } from "#db/schema/devices.ts";
import { change } from "#server/changes/change.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { receiveLinesInput } from "#server/domain/devices/intakes/inputs.ts";
import { type FaultyLine, sortLines } from "#server/domain/devices/intakes/serial-line.ts";
import type { IntakeView } from "#server/domain/devices/intakes/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { putInStock } from "../put-in-stock.ts";
import { requireWarehouse } from "../warehouses/require-warehouse.ts";
import { intakeNotFound, viewIntake } from "./intake-rows.ts";

type Intake = typeof intakes.$inferSelect;

/**
 * Takes the next lines of a delivery into stock. What was done is done: lines sent again change nothing, lines that
 * would leave a gap are refused with how far the delivery came, and a line that holds no new serial is kept with why.
 */
export async function receiveLines(
  ctx: Context,
  input: z.infer<typeof receiveLinesInput>,
): Promise<IntakeView> {
  requirePermission(ctx, "device:write");
  return change(ctx, async (tx) => {
    const intake = await heldIntake(tx, input.intakeId);
    const end = input.after + input.lines.length;
    refuseGap(intake, input.after, end);
    const fresh = input.lines.slice(intake.doneLines - input.after);
    if (fresh.length > 0) await takeIn(tx, ctx, { intake, fresh });
    return viewIntake(tx, intake.id);
  });
}

/** Held until the transaction ends: of two that send the same lines, the other finds them done. */
async function heldIntake(tx: Transaction, intakeId: string): Promise<Intake> {
  const [intake] = await tx.select().from(intakes).where(eq(intakes.id, intakeId)).for("update");
  if (intake === undefined) throw intakeNotFound();
  return intake;
}

function refuseGap({ doneLines, totalLines }: Intake, after: number, end: number): void {
  if (after > doneLines)
    throw new DomainError("conflict", "lines_missing", "Lines before these have not come yet.", {
      doneLines,
    });
  if (totalLines !== null && end > totalLines)
    throw new DomainError("invalid_input", "lines_beyond_end", "The delivery has fewer lines than that.", {
      totalLines,
    });
}

async function takeIn(
  tx: Transaction,
  ctx: Context,
  { intake, fresh }: { intake: Intake; fresh: string[] },
): Promise<void> {
  const { serials, faulty } = sortLines(fresh, intake.doneLines + 1);
  const delivery = {
    modelCode: intake.modelCode,
    serialNumbers: [...serials.keys()],
    intakeId: intake.id,
    warehouseId: await requireWarehouse(tx, intake.warehouseId),
  };
  const received = await putInStock(tx, ctx, delivery);
  const known = [...serials].filter(([serial]) => !received.has(serial));
  const all = [...faulty, ...(await knownAlready(tx, intake.id, known))];
  if (all.length > 0)
    await tx.insert(faultyLines).values(all.map((row) => ({ ...row, intakeId: intake.id })));
  await tx
    .update(intakes)
    .set({
      doneLines: intake.doneLines + fresh.length,
      received: intake.received + received.size,
      faulty: intake.faulty + all.length,
      lastAt: ctx.now,
    })
    .where(eq(intakes.id, intake.id));
}

/** Why a serial was not new: an earlier line of this delivery named it, or the portal has had it before. */
async function knownAlready(
  tx: Transaction,
  intakeId: string,
  known: readonly (readonly [string, number])[],
): Promise<FaultyLine[]> {
  if (known.length === 0) return [];
  const rows = await tx
    .select({ serialNumber: devices.serialNumber, intakeId: devices.intakeId })
    .from(devices)
    .where(
      inArray(
        devices.serialNumber,
        known.map(([serial]) => serial),
      ),
    );
  const own = new Set(rows.filter((row) => row.intakeId === intakeId).map((row) => row.serialNumber));
  return known.map(([text, line]) => ({
    line,
    text,
    reason: own.has(text) ? ("serial_repeated" as const) : ("serial_known" as const),
  }));
}
