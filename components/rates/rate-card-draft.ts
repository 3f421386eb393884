import { z } from "zod";
import { rateCardBody } from "#server/domain/fees/rate-card.ts";
import { RATE_CARD_LEVELS } from "#server/domain/statuses/rate-card-status.ts";

/** The instant of a local date and time as the browser's own field gives it. */
const localInstant = z
  .string()
  .min(1, "date_shape")
  .refine((typed) => !Number.isNaN(Date.parse(typed)), "date_shape")
  .transform((typed) => new Date(typed).toISOString());

export const rateCardDraft = z
  .strictObject({
    level: z.enum(RATE_CARD_LEVELS),
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

/** `YYYY-MM-DDTHH:mm` in the reader's own time zone, as a datetime-local field wants it. */
export function toLocalField(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
