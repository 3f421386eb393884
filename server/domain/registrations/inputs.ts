import { z } from "zod";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { cursor, search } from "#server/domain/fields/pages.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { fileLine } from "#server/domain/fields/text.ts";
import { REGISTRATION_STATES } from "./state.ts";

export const listRegistrationsInput = z.strictObject({
  state: z.enum(REGISTRATION_STATES).optional(),
  terminalId: id("terminal").optional(),
  /** Only those whose wait is over its time. */
  overdue: z.literal(true).optional(),
  /** Part of a merchant's name, a terminal number or a serial number. */
  search,
  cursor,
});

/** `due`: what no file has told yet; `all`: every change there ever was. */
export const EXPORT_SCOPES = ["due", "all"] as const;
export const exportRegistrationsInput = z.strictObject({ scope: z.enum(EXPORT_SCOPES) });

export const exportIdInput = z.strictObject({ exportId: id("registrationExport") });

/** A row of a feedback file as it stands there; each is judged by itself. */
export const feedbackRow = z.strictObject({ record: fileLine, outcome: fileLine, reason: fileLine });

/** Rows of a feedback file that are read at once. */
export const FEEDBACK_AT_ONCE = 500;

/** `firstRow`: the number of the first of these rows in its file, so that faults can be found there. */
export const readFeedbackInput = exportIdInput.extend({
  firstRow: z.int().min(1).max(10_000_000),
  rows: z.array(feedbackRow).min(1).max(FEEDBACK_AT_ONCE),
});
export type ReadFeedbackInput = z.infer<typeof readFeedbackInput>;

export const registrationVersionInput = z.strictObject(versioned("registrationId", "registration"));
export type RegistrationVersionInput = z.infer<typeof registrationVersionInput>;

export const dismissRegistrationInput = registrationVersionInput.extend({ reason });
export type DismissRegistrationInput = z.infer<typeof dismissRegistrationInput>;
