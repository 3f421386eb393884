import { desc, like, or } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { containsText } from "#db/keyset.ts";
import { devices } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { Context } from "#server/context.ts";
import type { Sought } from "#server/domain/search/sought.ts";
import { type Found, MOST_FOUND } from "#server/domain/search/views.ts";
import { boundTerminals } from "./bound-terminals.ts";

/** Terminals by shop, and by what their number or their device's serial number begins with; the newest first. */
export async function findTerminals(
  reader: Reader,
  _ctx: Context,
  { text, number }: Sought,
): Promise<Found[]> {
  const starts = `${number}%`;
  const rows = await boundTerminals(reader)
    .where(
      or(
        containsText([merchants.name], text),
        number === null ? undefined : like(terminals.number, starts),
        number === null ? undefined : like(devices.serialNumber, starts),
      ),
    )
    .orderBy(desc(terminals.createdAt))
    .limit(MOST_FOUND);
  return rows.map(({ terminal, merchant }) => ({
    kind: "terminal",
    id: terminal.id,
    name: merchant.name,
    number: terminal.number,
    status: terminal.status,
  }));
}
