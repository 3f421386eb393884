"use client";
import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { Badge } from "#components/ui/badge.tsx";
import { cx } from "#components/ui/class-names.ts";
import { Link } from "#components/ui/link.tsx";
import { Table, Td, Th, Tr } from "#components/ui/tables/table.tsx";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { EffectiveRatesView } from "#server/domain/quotes/rates-view.ts";
import { planKeyOf } from "#server/domain/rates/rate-card.ts";

type Plan = EffectiveRatesView["plans"][number];
type Value = Plan["values"][number];
type Verdict = Value["verdicts"][number];

/** A row a value, a column a card, the most specific first. */
export function SourceMatrix({ rates }: { rates: EffectiveRatesView }) {
  const t = useTranslations("console.prices");
  return (
    <Table label={t("sources")} dense>
      <thead>
        <tr>
          <Th>{t("plan")}</Th>
          <Th>{t("value")}</Th>
          <Th numeric>{t("holds")}</Th>
          {rates.cards.map((card) => (
            <Th key={card.rateCard.id}>
              <CardLink card={card} />
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rates.plans.map((plan) =>
          plan.values.map((value, row) => (
            <ValueRow key={`${planKeyOf(plan)}/${value.field}`} plan={plan} value={value} first={row === 0} />
          )),
        )}
      </tbody>
    </Table>
  );
}

function ValueRow({ plan, value, first }: { plan: Plan; value: Value; first: boolean }) {
  const t = useTranslations("console.prices");
  const words = useTranslations("words");
  const write = useValueText(value.field);
  const winner = value.verdicts.find(({ says }) => says === "sets");
  return (
    <Tr className={first ? "*:border-t" : undefined}>
      {first && (
        <Td rowSpan={plan.values.length} className="align-top">
          <span className="font-medium">
            {words("terms", { term: plan.term })} · {words(`bearerShort.${plan.bearer}`)}
          </span>
          {!plan.offered && <span className="block text-xs text-ink-soft">{t("notOffered")}</span>}
          {plan.campaign !== null && (
            <span className="mt-1 block">
              <Badge tone="accent">{plan.campaign.name}</Badge>
            </span>
          )}
        </Td>
      )}
      <Td>{t(`field.${value.field}`)}</Td>
      <Td numeric className="font-semibold">
        {winner === undefined ? "–" : write(winner.value)}
      </Td>
      {value.verdicts.map((verdict) => (
        <Td key={verdict.card.rateCard.id}>
          <Said verdict={verdict} text={write(verdict.value)} />
        </Td>
      ))}
    </Tr>
  );
}

function Said({ verdict, text }: { verdict: Verdict; text: string }) {
  const t = useTranslations("console.prices.says");
  if (verdict.says === "sets") return <Badge tone="accent">{text}</Badge>;
  const overruled = verdict.says === "overruled";
  return (
    <span className="text-ink-soft">
      {verdict.value !== null && (
        <span className={cx("figures me-1", overruled && "line-through")}>{text}</span>
      )}
      {t(verdict.says)}
    </span>
  );
}

function CardLink({ card }: { card: EffectiveRatesView["cards"][number] }) {
  const words = useTranslations("words.rateCardLevel");
  const may = usePermissions();
  const name = `${words(card.level)} v${card.rateCard.version}`;
  if (!may("rate_card:read")) return name;
  return (
    <Link href={`/console/rates/${card.rateCard.id}`} className="text-accent-strong underline">
      {name}
    </Link>
  );
}

function useValueText(field: Value["field"]): (value: Verdict["value"]) => string {
  const t = useTranslations("console.prices");
  return (value) => {
    if (value === null) return "–";
    if (typeof value === "boolean") return value ? t("on") : t("off");
    return field === "ratePpm" ? formatPpm(value) : formatFen(value);
  };
}
