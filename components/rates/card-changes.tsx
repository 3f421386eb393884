"use client";

import { useTranslations } from "next-intl";
import { Table, Td, Th, Tr } from "#components/ui/tables/table.tsx";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { otherChanges, planChanges } from "#server/domain/rates/card-changes.ts";
import { type CardPlan, INHERIT, type RateCardBody } from "#server/domain/rates/rate-card.ts";

interface CardChangesProps {
  before: RateCardBody | null;
  after: RateCardBody;
}

/** Each plan that would be another than now; of one that stays, only what changes. */
export function CardChanges({ before, after }: CardChangesProps) {
  const t = useTranslations("console.rates");
  const words = useTranslations("words");
  const say = usePlanWords();
  const plans = planChanges(before, after);
  const others = otherChanges(before, after);
  if (plans.length === 0 && others.length === 0) return <p className="text-ink-soft">{t("noChanges")}</p>;
  return (
    <div className="grid gap-3">
      {plans.length > 0 && (
        <Table label={t("changes")}>
          <thead>
            <tr>
              <Th>{t("plans")}</Th>
              <Th>{t("before")}</Th>
              <Th>{t("after")}</Th>
            </tr>
          </thead>
          <tbody>
            {plans.map((change) => (
              <Tr key={change.key}>
                <Td>
                  {words("terms", { term: change.term })} · {words(`bearerShort.${change.bearer}`)}
                </Td>
                <Td>{say(change.before, change.after)}</Td>
                <Td>{say(change.after, change.before)}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      {others.length > 0 && (
        <p>{t("alsoChanges", { parts: others.map((part) => t(`part.${part}`)).join(t("listComma")) })}</p>
      )}
    </div>
  );
}

function usePlanWords() {
  const t = useTranslations("console.rates");
  const own = <T,>(value: T | typeof INHERIT, write: (value: T) => string) =>
    value === INHERIT ? t("inherits") : write(value as T);
  const say = (plan: CardPlan) => ({
    rate: own(plan.ratePpm, formatPpm),
    band: `${own(plan.minFen, formatFen)} – ${own(plan.maxFen, formatFen)}`,
    offer: own(plan.enabled, (on) => t(on ? "enabled" : "off")),
  });
  return (plan: CardPlan | null, beside: CardPlan | null): string => {
    if (plan === null) return t("notListed");
    const said = say(plan);
    const other: Partial<typeof said> = beside === null ? {} : say(beside);
    const parts = (["rate", "band", "offer"] as const).filter((part) => said[part] !== other[part]);
    return parts.map((part) => said[part]).join(" · ");
  };
}
