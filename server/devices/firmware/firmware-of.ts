import { and, desc, eq, isNotNull, ne, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { devices } from "#db/schema/devices.ts";
import { firmwareReleases } from "#db/schema/models.ts";
import { people } from "#db/schema/people.ts";
import { terminals } from "#db/schema/terminals.ts";
import { compareFirmware } from "#server/domain/devices/firmware/compare-firmware.ts";
import { firmwareRelease, type ModelFirmware } from "#server/domain/devices/firmware/views.ts";
import { shownAs } from "#server/domain/fields/shown-as.ts";

/** Terminals tell their version themselves: only the most common ones are shown. */
const MOST_VERSIONS = 50;

/** What was released for a model, the newest version first, and what its terminals say that they run. */
export async function firmwareOf(reader: Reader, modelCode: string): Promise<ModelFirmware> {
  const rows = await reader
    .select({ release: firmwareReleases, recordedBy: people.name })
    .from(firmwareReleases)
    .leftJoin(people, eq(people.id, firmwareReleases.recordedById))
    .where(eq(firmwareReleases.modelCode, modelCode));
  const releases = rows
    .map(({ release, recordedBy }) => ({
      ...shownAs(firmwareRelease, release),
      recordedBy,
      recordedAt: release.recordedAt.toISOString(),
      withdrawnAt: release.withdrawnAt?.toISOString() ?? null,
    }))
    .sort((a, b) => compareFirmware(b.version, a.version));
  return { releases, running: await runningOf(reader, modelCode) };
}

async function runningOf(reader: Reader, modelCode: string): Promise<ModelFirmware["running"]> {
  const count = sql<number>`count(*)::int`;
  const rows = await reader
    .select({ version: terminals.firmwareVersion, terminals: count })
    .from(terminals)
    .innerJoin(devices, eq(devices.id, terminals.deviceId))
    .where(
      and(
        eq(devices.modelCode, modelCode),
        ne(terminals.status, "closed"),
        isNotNull(terminals.firmwareVersion),
      ),
    )
    .groupBy(terminals.firmwareVersion)
    .orderBy(desc(count))
    .limit(MOST_VERSIONS);
  return rows.map((row) => ({ version: row.version ?? "", terminals: row.terminals }));
}
