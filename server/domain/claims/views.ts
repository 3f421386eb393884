import { z } from "zod";
import { moveWait } from "#server/domain/devices/move-waits.ts";
import { DEVICE_STATUSES } from "#server/domain/devices/status.ts";
import { calendarDate, fen, utcInstant } from "#server/domain/fields/numbers.ts";
import { pageOf } from "#server/domain/fields/pages.ts";
import { CARRIERS } from "#server/domain/shipments/carriers.ts";
import { TERMINAL_STATUSES } from "#server/domain/terminals/status.ts";
import { CLAIM_REASONS, COVERAGES, FINDINGS, REMEDIES } from "./reasons.ts";
import { CLAIM_ACTS, CLAIM_STATUSES } from "./status.ts";

/** The device that takes the old one's place, and how far it has come. */
const replacement = z.strictObject({
  deviceId: z.string(),
  serialNumber: z.string(),
  status: z.enum(DEVICE_STATUSES),
  /** Whether it waits for somebody to make a parcel of it. */
  needsParcel: z.boolean(),
});

export const claimView = z.strictObject({
  id: z.string(),
  status: z.enum(CLAIM_STATUSES),
  reason: z.enum(CLAIM_REASONS),
  description: z.string(),
  byStaff: z.boolean(),
  terminalId: z.string(),
  terminalNumber: z.string(),
  terminalStatus: z.enum(TERMINAL_STATUSES),
  merchantId: z.string(),
  merchantName: z.string(),
  storeName: z.string(),
  /** The device that the claim is about. */
  deviceId: z.string(),
  serialNumber: z.string(),
  modelCode: z.string(),
  modelName: z.string(),
  warranty: z.strictObject({ shippedOn: calendarDate, until: calendarDate, inForce: z.boolean() }),
  remedy: z.enum(REMEDIES).nullable(),
  coverage: z.enum(COVERAGES).nullable(),
  costFen: fen.nullable(),
  replacement: replacement.nullable(),
  /** How the repaired device came back. */
  dispatch: z.strictObject({ carrier: z.enum(CARRIERS), trackingNumber: z.string() }).nullable(),
  /** What staff or the merchant said when it was decided or ended. */
  note: z.string().nullable(),
  /** Whether its device is kept apart; what was found once somebody examined it. */
  quarantined: z.boolean(),
  finding: z.enum(FINDINGS).nullable(),
  openedAt: utcInstant,
  /** What the reader may do about it now. */
  acts: z.array(z.enum(CLAIM_ACTS)),
  canClear: z.boolean(),
  wait: moveWait,
  version: z.int(),
});

export const claimPage = pageOf(claimView);

export type ClaimView = z.infer<typeof claimView>;
