"use client";

import { useState } from "react";
import { useWatch } from "react-hook-form";
import { type RateCardBody, rateCardBody } from "#server/domain/rates/rate-card.ts";
import { draftInForce } from "../card-in-force.ts";
import { PlanPreview } from "../plan-preview.tsx";
import type { RateCardControl } from "./form-control.ts";
import { useCardsAbove } from "./use-cards-above.ts";

/** The draft as it stands; while a value is half typed, as it last stood. */
export function DraftPreview({ control }: { control: RateCardControl }) {
  const [level, scopeId, typed] = useWatch({ control, name: ["level", "scopeId", "body"] });
  const above = useCardsAbove({ level, scopeId });
  const parsed = rateCardBody.safeParse(typed);
  const [sound, setSound] = useState<RateCardBody | null>(null);
  const body = parsed.success ? parsed.data : sound;
  if (parsed.success && JSON.stringify(parsed.data) !== JSON.stringify(sound)) setSound(parsed.data);
  return body === null ? null : <PlanPreview cards={[draftInForce({ level, scopeId, body }), ...above]} />;
}
