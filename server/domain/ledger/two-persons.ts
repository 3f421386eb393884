import { z } from "zod";
import { moveWait } from "#server/domain/devices/move-waits.ts";
import { utcInstant } from "#server/domain/fields/numbers.ts";

/** What one person proposes about a merchant's money waits so long for another. */
export const SECOND_PERSON_WAITS = { proposed: { holder: "checker", days: 1 } } as const;

/** What a view tells of that, and of both persons. */
export const decidedByTwo = {
  id: z.string(),
  merchantId: z.string(),
  merchantName: z.string(),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: utcInstant,
  decidedBy: z.string().nullable(),
  refusal: z.string().nullable(),
  /** Whether the reader proposed it, and cannot decide on it. */
  isOwn: z.boolean(),
  wait: moveWait,
  version: z.int(),
};
