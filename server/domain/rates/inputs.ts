import { z } from "zod";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { instant } from "#server/domain/fields/numbers.ts";
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
