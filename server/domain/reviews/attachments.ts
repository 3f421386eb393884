import { z } from "zod";
import { id } from "#server/domain/fields/ids.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { line } from "#server/domain/fields/text.ts";

/** Files that the desk lays beside one case, at most. */
export const MOST_ATTACHMENTS = 20;

export const attachFileInput = z.strictObject({
  applicationId: id("application"),
  fileName: line({ min: 1, max: 120, kind: "name" }),
});

export const attachmentRef = z.strictObject({ attachmentId: id("caseAttachment") });

export const attachmentView = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  contentType: z.string(),
  sizeBytes: z.int(),
  by: z.string(),
  at: utcInstant,
  /** Whether the reader laid it there and may still take it away. */
  removable: z.boolean(),
});
