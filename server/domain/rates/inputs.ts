import { z } from "zod";
import { evidenceHash } from "#server/domain/fields/evidence-hash.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { instant } from "#server/domain/fields/numbers.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { line } from "#server/domain/fields/text.ts";
import { rateCardBody } from "#server/domain/rates/rate-card.ts";
import { refuseScopeFault, SCOPE_LEVELS, scopeFields } from "#server/domain/scope.ts";

export const createRateCardInput = z
  .strictObject({
    ...scopeFields(SCOPE_LEVELS),
    body: rateCardBody,
    /** For colleagues; empty for none. */
    note: line({ max: 200 }).optional(),
    effectiveFrom: instant,
  })
  .superRefine(refuseScopeFault);

export type CreateRateCardInput = z.infer<typeof createRateCardInput>;

export const rateCardIdInput = z.strictObject({ rateCardId: id("rateCard") });

export const rateCardVersionInput = z.strictObject(versioned("rateCardId", "rateCard"));

export type RateCardVersionInput = z.infer<typeof rateCardVersionInput>;

/** `evidenceHash`: of what the second person saw; see `rateCardEvidence`. */
export const publishRateCardInput = rateCardVersionInput.extend({ evidenceHash: evidenceHash.optional() });

export type PublishRateCardInput = z.infer<typeof publishRateCardInput>;

export const refuseRateCardInput = rateCardVersionInput.extend({ reason });

export type RefuseRateCardInput = z.infer<typeof refuseRateCardInput>;
