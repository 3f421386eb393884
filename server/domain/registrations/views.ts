import { z } from "zod";
import { moveWait } from "#server/domain/devices/move-waits.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { pageOf } from "#server/domain/fields/pages.ts";
import { OUTCOMES, REGISTRATION_CHANGES } from "./changes.ts";
import { FEEDBACK_FAULTS } from "./feedback.ts";
import { EXPORT_SCOPES } from "./inputs.ts";
import { REGISTRATION_ACTS, REGISTRATION_STATES } from "./state.ts";

export const registrationView = z.strictObject({
  id: z.string(),
  change: z.enum(REGISTRATION_CHANGES),
  changedAt: utcInstant,
  state: z.enum(REGISTRATION_STATES),
  terminalId: z.string(),
  terminalNumber: z.string(),
  serialNumber: z.string(),
  merchantId: z.string(),
  merchantName: z.string(),
  storeName: z.string(),
  street: z.string(),
  exportId: z.string().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  /** Why it was rejected, or why staff left it. */
  reason: z.string().nullable(),
  acts: z.array(z.enum(REGISTRATION_ACTS)),
  wait: moveWait,
  version: z.int(),
});

export const registrationPage = pageOf(registrationView);

export const exportView = z.strictObject({
  id: z.string(),
  scope: z.enum(EXPORT_SCOPES),
  createdAt: utcInstant,
  rows: z.int(),
  accepted: z.int(),
  rejected: z.int(),
});

/** What became of rows of a feedback file; those that said the same before are `known`. */
export const feedbackRead = z.strictObject({
  accepted: z.int(),
  rejected: z.int(),
  known: z.int(),
  faulty: z.array(z.strictObject({ row: z.int(), record: z.string(), fault: z.enum(FEEDBACK_FAULTS) })),
});

export type RegistrationView = z.infer<typeof registrationView>;
export type ExportView = z.infer<typeof exportView>;
export type FeedbackRead = z.infer<typeof feedbackRead>;
