import type { z } from "zod";
import { id } from "#server/domain/fields/ids.ts";
import { lines } from "#server/domain/fields/text.ts";
import { halfWidth } from "#server/domain/fields/typed.ts";
import type { Outcome } from "./changes.ts";
import type { feedbackRow } from "./inputs.ts";

/** Why a row of a feedback file was not taken. */
export const FEEDBACK_FAULTS = [
  /** Names no record as the file does that was sent. */
  "record_shape",
  /** Says neither that the record was accepted nor that it was rejected. */
  "outcome_unknown",
  /** A rejection without a reason leaves nobody anything to put right. */
  "reason_missing",
  /** Was not in the file that is answered. */
  "not_in_export",
  /** Another answer to it stands already. */
  "answered_otherwise",
] as const;
export type FeedbackFault = (typeof FEEDBACK_FAULTS)[number];

export interface Answer {
  registrationId: string;
  outcome: Outcome;
  reason: string | null;
}

/** The words for an outcome that files use; case and width do not matter. */
const WORDS: Readonly<Record<string, Outcome>> = {
  accepted: "accepted",
  ok: "accepted",
  通过: "accepted",
  成功: "accepted",
  rejected: "rejected",
  failed: "rejected",
  退回: "rejected",
  失败: "rejected",
};

const registrationId = id("registration");
const given = lines({ min: 1, max: 200 });

/** What a row of a feedback file answers, or why that cannot be told. */
export function readFeedbackRow(row: z.infer<typeof feedbackRow>): Answer | FeedbackFault {
  const named = registrationId.safeParse(halfWidth(row.record).trim());
  if (!named.success) return "record_shape";
  const outcome = WORDS[halfWidth(row.outcome).trim().toLowerCase()];
  if (outcome === undefined) return "outcome_unknown";
  const reason = given.safeParse(row.reason);
  if (outcome === "rejected" && !reason.success) return "reason_missing";
  return { registrationId: named.data, outcome, reason: reason.success ? reason.data : null };
}
