import { z } from "zod";
import { localInstant } from "#components/form/local-instant.ts";
import { rateCardBody } from "#server/domain/rates/rate-card.ts";
import { SCOPE_LEVELS } from "#server/domain/scope.ts";

export const rateCardDraft = z
  .strictObject({
    level: z.enum(SCOPE_LEVELS),
    scopeId: z.string().trim().max(40),
    body: rateCardBody,
    note: z.string().trim().max(200),
    effectiveFrom: localInstant,
  })
  .refine((draft) => (draft.level === "platform") === (draft.scopeId === ""), {
    path: ["scopeId"],
    message: "missing",
  });

export type RateCardForm = z.input<typeof rateCardDraft>;
export type RateCardDraft = z.output<typeof rateCardDraft>;
