import { z } from "zod";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { PRICE_STATUSES } from "#server/domain/price-status.ts";
import { rateCardBody } from "#server/domain/rates/rate-card.ts";
import { SCOPE_LEVELS } from "#server/domain/scope.ts";

export const rateCardView = z.strictObject({
  id: z.string(),
  level: z.enum(SCOPE_LEVELS),
  scopeId: z.string(),
  number: z.int(),
  status: z.enum(PRICE_STATUSES),
  body: rateCardBody,
  note: z.string().nullable(),
  effectiveFrom: utcInstant,
  effectiveTo: utcInstant.nullable(),
  createdAt: utcInstant,
  publishedAt: utcInstant.nullable(),
  withdrawnAt: utcInstant.nullable(),
  proposedAt: utcInstant.nullable(),
  /** Why the second person said no. */
  refusal: z.string().nullable(),
  /** Whether the reader made or proposed it, and therefore cannot decide on it. */
  own: z.boolean(),
  version: z.int(),
});

export type RateCardView = z.infer<typeof rateCardView>;
