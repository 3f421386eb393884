import { desc, eq, like, or } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { containsText } from "#db/keyset.ts";
import { claims } from "#db/schema/claims.ts";
import { devices } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { Context } from "#server/context.ts";
import type { Sought } from "#server/domain/search/sought.ts";
import { type Found, MOST_FOUND } from "#server/domain/search/views.ts";

/** Claims by shop, and by what the number of their terminal or the serial number of their device begins with; the newest first. */
export async function findClaims(reader: Reader, _ctx: Context, { text, number }: Sought): Promise<Found[]> {
  const starts = `${number}%`;
  const rows = await reader
    .select({ id: claims.id, name: merchants.name, number: devices.serialNumber, status: claims.status })
    .from(claims)
    .innerJoin(merchants, eq(merchants.id, claims.merchantId))
    .innerJoin(terminals, eq(terminals.id, claims.terminalId))
    .innerJoin(devices, eq(devices.id, claims.deviceId))
    .where(
      or(
        containsText([merchants.name], text),
        number === null ? undefined : like(terminals.number, starts),
        number === null ? undefined : like(devices.serialNumber, starts),
      ),
    )
    .orderBy(desc(claims.openedAt))
    .limit(MOST_FOUND);
  return rows.map((row) => ({ ...row, kind: "claim" }));
}
