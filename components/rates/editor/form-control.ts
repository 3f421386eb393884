import type { Control } from "react-hook-form";
import type { RateCardDraft, RateCardForm } from "./rate-card-draft.ts";

export type RateCardControl = Control<RateCardForm, unknown, RateCardDraft>;
