import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { faultyLines } from "#db/schema/devices.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { intakeRef } from "#server/domain/devices/intakes/inputs.ts";
import type { FaultyLine } from "#server/domain/devices/intakes/serial-line.ts";
import { viewIntake } from "./intake-rows.ts";

/** The lines of a delivery that were not taken into stock, in their order, each with why. */
export async function listFaultyLines(ctx: Context, input: z.infer<typeof intakeRef>): Promise<FaultyLine[]> {
  requirePermission(ctx, "device:read");
  return read(ctx, async (db) => {
    await viewIntake(db, input.intakeId);
    return db
      .select({ line: faultyLines.line, text: faultyLines.text, reason: faultyLines.reason })
      .from(faultyLines)
      .where(eq(faultyLines.intakeId, input.intakeId))
      .orderBy(asc(faultyLines.line));
  });
}
