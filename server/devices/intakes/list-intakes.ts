import { and } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { intakes } from "#db/schema/devices.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listIntakesInput } from "#server/domain/devices/intakes/inputs.ts";
import type { intakePage } from "#server/domain/devices/intakes/views.ts";
import { intakeRows, intakeViewOf } from "./intake-rows.ts";

const KEYSET: Keyset = { at: intakes.createdAt, id: intakes.id, first: "newest" };

/** Deliveries, newest first. */
export async function listIntakes(
  ctx: Context,
  input: z.infer<typeof listIntakesInput>,
): Promise<z.infer<typeof intakePage>> {
  requirePermission(ctx, "device:read");
  const rows = await read(ctx, (db) =>
    intakeRows(db)
      .where(and(afterCursor(KEYSET, input.cursor)))
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  return pageOf(rows, ({ intake }) => ({ at: intake.createdAt, id: intake.id }), intakeViewOf);
}
