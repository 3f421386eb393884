import { z } from "zod";
import { shanghaiInstant } from "#components/form/shanghai-instant.ts";
import { createRateCardInput } from "#server/domain/rates/inputs.ts";
import { refuseScopeFault } from "#server/domain/scope.ts";

/** The verb's input as a form has it: the moment is the reader's local one. */
export const rateCardDraft = z
  .strictObject({ ...createRateCardInput.shape, effectiveFrom: shanghaiInstant })
  .superRefine(refuseScopeFault);

export type RateCardForm = z.input<typeof rateCardDraft>;
export type RateCardDraft = z.output<typeof rateCardDraft>;
