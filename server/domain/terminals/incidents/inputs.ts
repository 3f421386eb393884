import { z } from "zod";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { location } from "#server/domain/fields/location.ts";
import { cursor, search } from "#server/domain/fields/pages.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { INCIDENT_KINDS, INCIDENT_STATUSES } from "./status.ts";

export const listIncidentsInput = z.strictObject({
  status: z.enum(INCIDENT_STATUSES).optional(),
  kind: z.enum(INCIDENT_KINDS).optional(),
  /** Only open ones that nobody has ended in time. */
  overdue: z.literal(true).optional(),
  /** Part of a merchant's name, a terminal number or a serial number. */
  search,
  cursor,
});

const resolved = z.strictObject({ ...versioned("incidentId", "incident"), reason });

/** `moved` names the store where the terminal is now, `position_corrected` where its store really is. */
export const resolveIncidentInput = z.discriminatedUnion("resolution", [
  resolved.extend({ resolution: z.literal("moved"), storeId: id("store") }),
  resolved.extend({ resolution: z.literal("position_corrected"), position: location }),
  resolved.extend({ resolution: z.enum(["brought_back", "false_position", "explained", "suspended"]) }),
]);

export type ResolveIncidentInput = z.infer<typeof resolveIncidentInput>;
