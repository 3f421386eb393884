import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { devices } from "#db/schema/devices.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { PAGE, rollOut } from "./roll-out.ts";

/** Promises a new configuration to every activated terminal of a model whose firmware is wanted otherwise now. */
export async function rollOutFirmware(ctx: Context, { modelCode }: { modelCode: string }): Promise<number> {
  requirePermission(ctx, "terminal:configure");
  const pageAfter = (reader: Reader, afterId: string) => terminalsOfModel(reader, modelCode, afterId);
  return rollOut(ctx, { pageAfter, reason: `firmware of ${modelCode}` });
}

async function terminalsOfModel(reader: Reader, modelCode: string, afterId: string): Promise<string[]> {
  const rows = await reader
    .select({ id: terminals.id })
    .from(terminals)
    .innerJoin(devices, eq(devices.id, terminals.deviceId))
    .where(
      and(
        eq(devices.modelCode, modelCode),
        inArray(terminals.status, ["active", "suspended"]),
        gt(terminals.id, afterId),
      ),
    )
    .orderBy(asc(terminals.id))
    .limit(PAGE);
  return rows.map((row) => row.id);
}
