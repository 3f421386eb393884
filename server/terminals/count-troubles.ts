import { eq, sql } from "drizzle-orm";
import { deviceModels, devices } from "#db/schema/devices.ts";
import { terminalPresence, terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import { TROUBLES, type Trouble } from "#server/domain/terminals/troubles.ts";
import { ofTrouble } from "./of-trouble.ts";

/** How many terminals have each trouble now. */
export async function countTroubles(ctx: Context): Promise<Record<Trouble, number>> {
  requirePermission(ctx, "terminal:read");
  const counts = Object.fromEntries(
    TROUBLES.map((trouble) => [
      trouble,
      sql<number>`count(*) filter (where ${ofTrouble(ctx, trouble)})::int`,
    ]),
  ) as Record<Trouble, ReturnType<typeof sql<number>>>;
  const [row] = await read(ctx, (db) =>
    db
      .select(counts)
      .from(terminals)
      .innerJoin(devices, eq(devices.id, terminals.deviceId))
      .innerJoin(deviceModels, eq(deviceModels.code, devices.modelCode))
      .leftJoin(terminalPresence, eq(terminalPresence.terminalId, terminals.id)),
  );
  return row ?? { offline: 0, drifted: 0, behind: 0 };
}
