import { z } from "zod";
import { CONFIG_REPORT_STATUSES, terminalConfig } from "#server/domain/device-protocol/config.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { pageOf } from "#server/domain/fields/pages.ts";
import { signedIn } from "#server/domain/operators/views.ts";
import { incidentView } from "#server/domain/terminals/incidents/views.ts";
import { TERMINAL_EVENTS, TERMINAL_STATUSES } from "#server/domain/terminals/status.ts";

/** How many terminals have each trouble. */
export const troubleCounts = z.strictObject({ offline: z.int(), drifted: z.int(), behind: z.int() });

export const revealedCode = z.strictObject({ activationCode: z.string(), expiresAt: utcInstant });

export const terminalSummary = z.strictObject({
  id: z.string(),
  number: z.string(),
  status: z.enum(TERMINAL_STATUSES),
  serialNumber: z.string(),
  deviceStatus: z.string(),
  modelCode: z.string(),
  modelName: z.string(),
  merchantId: z.string(),
  merchantName: z.string(),
  storeId: z.string(),
  storeName: z.string(),
  desiredVersion: z.int(),
  reportedVersion: z.int(),
  reportedStatus: z.enum(CONFIG_REPORT_STATUSES).nullable(),
  drifted: z.boolean(),
  lastSeenAt: utcInstant.nullable(),
  /** Whether it works and has been silent for longer than its model may be. */
  offline: z.boolean(),
  createdAt: utcInstant,
  version: z.int(),
});

/** How a terminal was doing at a time. */
export const heartbeatView = z.strictObject({
  at: utcInstant,
  battery: z.number().nullable(),
  network: z.string().nullable(),
  clockSkewMs: z.int(),
  lat: z.number().nullable(),
  lng: z.number().nullable(),
});
export type HeartbeatView = z.infer<typeof heartbeatView>;

export const terminalPage = pageOf(terminalSummary);

export const issuedConfig = z.strictObject({
  version: z.int(),
  contentHash: z.string(),
  issuedAt: utcInstant,
  reason: z.string(),
  config: terminalConfig,
});

/** A terminal with what the portal wants beside what it runs. */
export const terminalView = terminalSummary.extend({
  firmwareVersion: z.string().nullable(),
  activatedAt: utcInstant.nullable(),
  activationExpiresAt: utcInstant,
  desired: issuedConfig.nullable(),
  reported: issuedConfig.nullable(),
  reportedAt: utcInstant.nullable(),
  history: z.array(issuedConfig.omit({ config: true })),
  reports: z.array(
    z.strictObject({
      version: z.int(),
      status: z.enum(CONFIG_REPORT_STATUSES),
      reason: z.string().nullable(),
      receivedAt: utcInstant,
    }),
  ),
  /** The newest first. */
  incidents: z.array(incidentView),
  /** The device's key by its thumbprint (RFC 7638), the one that is to follow, and whether staff have ordered one. */
  key: z
    .strictObject({
      thumbprint: z.string(),
      since: utcInstant,
      next: z.strictObject({ thumbprint: z.string(), confirmBy: utcInstant }).nullable(),
      ordered: z.strictObject({ at: utcInstant, dueAt: utcInstant, overdue: z.boolean() }).nullable(),
    })
    .nullable(),
  /** Who is signed in at it now. */
  operator: signedIn.nullable(),
  events: z.array(z.enum(TERMINAL_EVENTS)),
  /** The parcel that the device is in, and what becomes of it when the terminal is closed. */
  parcel: z
    .strictObject({ shipmentId: z.string(), onClosing: z.enum(["cancel", "turn_back"]).nullable() })
    .nullable(),
});

export type TerminalSummary = z.infer<typeof terminalSummary>;

export type TerminalView = z.infer<typeof terminalView>;
