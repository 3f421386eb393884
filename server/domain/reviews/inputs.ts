import { z } from "zod";
import { ANSWER_GROUPS } from "#server/domain/applications/answers.ts";
import { contactNote } from "#server/domain/applications/contacts.ts";
import { APPLICATION_STATUSES } from "#server/domain/applications/status.ts";
import { OVERRIDABLE_FIELDS } from "#server/domain/applications/vouched.ts";
import { modelCode } from "#server/domain/devices/inputs.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { cursor, search } from "#server/domain/fields/pages.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { QUEUE_VIEWS } from "./queue-views.ts";

export const caseInput = z.strictObject(versioned("applicationId", "application"));

export type CaseInput = z.infer<typeof caseInput>;

/** `modelCode`: the device that was agreed on with the applicant, reserved with the approval. */
export const proposeApprovalInput = caseInput.extend({ modelCode: modelCode.optional() });

export const turnDownCaseInput = caseInput.extend({ reason });

export type TurnDownCaseInput = z.infer<typeof turnDownCaseInput>;

export const listQueueInput = z.strictObject({
  view: z.enum(QUEUE_VIEWS).optional(),
  statuses: z.array(z.enum(APPLICATION_STATUSES)).min(1).max(9).optional(),
  /** Part of a shop's name, or a whole number: of an application, a merchant, a licence, a mobile, an ID or an account. */
  search,
  cursor,
});

export type ListQueueInput = z.infer<typeof listQueueInput>;

export const overrideCheckInput = turnDownCaseInput.extend({ field: z.enum(OVERRIDABLE_FIELDS) });

export const recordContactInput = contactNote.extend({ applicationId: id("application") });

/** What may be wrong with an answer or a paper; the reason says it in words. */
export const CORRECTION_CODES = ["unreadable", "mismatch", "expired", "incomplete", "other"] as const;

/** A field of an answer group, or a paper's slot: `person.idNumber`, `documents.licence`. */
const correctableField = z
  .string()
  .regex(new RegExp(`^(${[...ANSWER_GROUPS, "documents"].join("|")})\\.[\\w.]{1,60}$`), "not_a_field");

export const requestCorrectionsInput = caseInput.extend({
  corrections: z
    .array(
      z.strictObject({
        field: correctableField,
        code: z.enum(CORRECTION_CODES),
        reason,
        remedy: reason,
      }),
    )
    .min(1)
    .max(30),
});

export const revealFieldInput = z.strictObject({
  applicationId: id("application"),
  field: z.string().regex(/^[\w.]{3,80}$/),
  reason,
});

/** `note`: for colleagues, until the field is sent back or the flag taken off. */
export const flagFieldInput = z.strictObject({
  applicationId: id("application"),
  field: correctableField,
  note: reason.optional(),
});

export type FlagFieldInput = z.infer<typeof flagFieldInput>;

export const unflagFieldInput = flagFieldInput.omit({ note: true });
