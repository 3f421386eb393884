import { and, eq, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { deviceModels } from "#db/schema/devices.ts";
import { terminalPresence, terminals } from "#db/schema/terminals.ts";
import type { Trouble } from "#server/domain/terminals/troubles.ts";

/** Condition for terminals with a trouble, among those joined as `boundTerminals` joins them. */
export function ofTrouble({ now }: { now: Date }, trouble: Trouble): SQL | undefined {
  const works = eq(terminals.status, "active");
  if (trouble === "drifted") return and(ne(terminals.status, "closed"), eq(terminals.drifted, true));
  if (trouble === "behind") return and(works, lt(terminals.reportedVersion, terminals.desiredVersion));
  const silence = sql`${deviceModels.silentMinutes} * interval '1 minute'`;
  const isSilent = sql`${terminalPresence.lastSeenAt} < ${now.toISOString()}::timestamptz - ${silence}`;
  return and(works, or(isNull(terminalPresence.lastSeenAt), isSilent));
}
