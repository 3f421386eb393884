"use client";
import { useTranslations } from "next-intl";
import { useProblemText } from "#components/query/use-problem-text.ts";
import type { RefusedOffer } from "./flow/offers.ts";

/** Plans that this amount does not get, each with why. */
export function RefusedPlans({ plans }: { plans: RefusedOffer[] }) {
  const words = useTranslations("words");
  const textOf = useProblemText();
  return plans.map((plan) => (
    <p key={`${plan.term}/${plan.bearer}`} className="text-sm text-ink-soft">
      {words("terms", { term: plan.term })} · {words(`bearerShort.${plan.bearer}`)}
      {words("colon")}
      {textOf({ ...plan, code: plan.reason, message: plan.reason, details: {}, fieldErrors: {} })}
    </p>
  ));
}
