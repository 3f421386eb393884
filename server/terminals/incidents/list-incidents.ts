import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, containsText, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { overdue } from "#db/overdue.ts";
import { devices } from "#db/schema/devices.ts";
import { merchants } from "#db/schema/merchants.ts";
import { incidents, terminals } from "#db/schema/terminals.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listIncidentsInput } from "#server/domain/terminals/incidents/inputs.ts";
import type { incidentPage } from "#server/domain/terminals/incidents/views.ts";
import { INCIDENT_WAITS } from "#server/domain/terminals/incidents/waits.ts";
import { incidentRows, incidentViewOf } from "./incident-rows.ts";

const KEYSET: Keyset = { at: incidents.raisedAt, id: incidents.id, first: "newest" };
/** An incident waits from the moment it is raised, as long as its kind allows. */
const WAITING = { status: incidents.kind, since: incidents.raisedAt };

/** What is or was odd about terminals, newest first. */
export async function listIncidents(
  ctx: Context,
  input: z.infer<typeof listIncidentsInput>,
): Promise<z.infer<typeof incidentPage>> {
  requirePermission(ctx, "terminal:read");
  const rows = await read(ctx, (db) =>
    incidentRows(db)
      .where(
        and(
          input.status === undefined ? undefined : eq(incidents.status, input.status),
          input.kind === undefined ? undefined : eq(incidents.kind, input.kind),
          input.overdue === true
            ? and(eq(incidents.status, "open"), overdue(WAITING, INCIDENT_WAITS, ctx.now))
            : undefined,
          containsText([merchants.name, terminals.number, devices.serialNumber], input.search),
          afterCursor(KEYSET, input.cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  return pageOf(
    rows,
    ({ incident }) => ({ at: incident.raisedAt, id: incident.id }),
    (row) => incidentViewOf(ctx, row),
  );
}
