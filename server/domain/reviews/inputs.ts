import { z } from "zod";
import { ANSWER_GROUPS } from "#server/domain/applications/answers.ts";
import { contactNote } from "#server/domain/applications/contacts.ts";
import { OVERRIDABLE_FIELDS } from "#server/domain/applications/vouched.ts";
import { modelCode } from "#server/domain/devices/inputs.ts";
import { evidenceHash } from "#server/domain/fields/evidence-hash.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { instant } from "#server/domain/fields/numbers.ts";
import { cursor } from "#server/domain/fields/pages.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { VERDICTS } from "./opinions.ts";
import { queueQuery } from "./queue-query.ts";
import { reasonCode } from "./reasons.ts";

export const caseInput = z.strictObject(versioned("applicationId", "application"));

export type CaseInput = z.infer<typeof caseInput>;

/** `checkerId`: who is to judge it; anybody who may where nobody is named. */
const named = { checkerId: id("person").optional() };

/** `modelCode`: the device that was agreed on with the applicant, reserved with the approval. */
export const proposeApprovalInput = caseInput.extend({ modelCode: modelCode.optional(), ...named });

/** `code`: one of the desk's reasons; `reason` is what is read of it, in the reviewer's words. */
export const turnDownCaseInput = caseInput.extend({ reason, code: reasonCode.optional() });

export const rejectCaseInput = turnDownCaseInput.extend(named);

/** `evidenceHash`: of what was seen; another is refused as `evidence_changed`. */
export const confirmApprovalInput = caseInput.extend({ evidenceHash: evidenceHash.optional() });

export const judgeCaseInput = confirmApprovalInput
  .extend({ verdict: z.enum(VERDICTS), reason: reason.optional(), code: reasonCode.optional() })
  .refine(({ verdict, reason }) => verdict === "accept" || reason !== undefined, {
    path: ["reason"],
    message: "verdict_reason_missing",
  });

export const nameCheckerInput = caseInput.extend({ checkerId: id("person").nullable() });

export type TurnDownCaseInput = z.infer<typeof turnDownCaseInput>;

export const listQueueInput = queueQuery.extend({ cursor });

export type ListQueueInput = z.infer<typeof listQueueInput>;

export const overrideCheckInput = caseInput.extend({ field: z.enum(OVERRIDABLE_FIELDS), reason });

/** `nextAt`: when the applicant is to be called again. */
export const recordContactInput = contactNote.extend({
  applicationId: id("application"),
  nextAt: instant.optional(),
});

/** A field of an answer group, or a paper's slot: `person.idNumber`, `documents.licence`. */
const correctableField = z
  .string()
  .regex(new RegExp(`^(${[...ANSWER_GROUPS, "documents"].join("|")})\\.[\\w.]{1,60}$`), "not_a_field");

export const requestCorrectionsInput = caseInput.extend({
  corrections: z
    .array(
      z.strictObject({
        field: correctableField,
        /** What is wrong, by the desk's reasons; the reason says it in words. */
        code: reasonCode,
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

export const tickFieldInput = z.strictObject({
  applicationId: id("application"),
  fields: z.array(correctableField).min(1).max(60),
  ticked: z.boolean(),
});

/** `mentioned`: colleagues who are told of the note. */
export const addNoteInput = z.strictObject({
  applicationId: id("application"),
  body: reason,
  mentioned: z.array(id("person")).max(10),
});

export const lookAtCaseInput = z.strictObject({
  applicationId: id("application"),
  field: correctableField.nullable(),
});

export type FlagFieldInput = z.infer<typeof flagFieldInput>;

export const unflagFieldInput = flagFieldInput.omit({ note: true });
