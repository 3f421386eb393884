import { z } from "zod";
import { moveWait } from "#server/domain/devices/move-waits.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { pageOf } from "#server/domain/fields/pages.ts";
import { TERMINAL_STATUSES } from "../status.ts";
import { BY_STAFF, type ByStaff, RESOLUTIONS } from "./resolutions.ts";
import { INCIDENT_KINDS, INCIDENT_STATUSES } from "./status.ts";

/** What a terminal told that made it one; each kind has its own, and old rows know less. */
export const incidentDetails = z.object({
  distanceM: z.int().nullable().default(null),
  at: z.object({ lat: z.number(), lng: z.number() }).nullable().default(null),
  runs: z.string().nullable().default(null),
  reported: z.string().nullable().default(null),
  version: z.int().nullable().default(null),
});

export const incidentView = z.strictObject({
  id: z.string(),
  kind: z.enum(INCIDENT_KINDS),
  status: z.enum(INCIDENT_STATUSES),
  details: incidentDetails,
  terminalId: z.string(),
  terminalNumber: z.string(),
  terminalStatus: z.enum(TERMINAL_STATUSES),
  serialNumber: z.string(),
  merchantId: z.string(),
  merchantName: z.string(),
  storeId: z.string(),
  storeName: z.string(),
  raisedAt: utcInstant,
  resolvedAt: utcInstant.nullable(),
  resolution: z.enum(RESOLUTIONS).nullable(),
  /** What staff said of it; for staff alone. */
  reason: z.string().nullable(),
  /** How the reader may end it. */
  resolutions: z.array(z.enum(Object.keys(BY_STAFF) as [ByStaff, ...ByStaff[]])),
  wait: moveWait,
  version: z.int(),
});

export const incidentPage = pageOf(incidentView);

export type IncidentView = z.infer<typeof incidentView>;
