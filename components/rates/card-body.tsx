"use client";
import { useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import { Table, Td, Th, Tr } from "#components/ui/tables/table.tsx";
import { formatPpm } from "#server/domain/money/percent.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { INHERIT, planKeyOf, type RateCardBody } from "#server/domain/rates/rate-card.ts";

/** What the card itself says; the preview below it says what holds. */
export function CardBody({ body }: { body: RateCardBody }) {
  const t = useTranslations("console.rates");
  const words = useTranslations("words");
  const say = useOwnWords();
  return (
    <Panel title={t("ownWords")}>
      {body.plans.length > 0 && (
        <Table label={t("plans")}>
          <thead>
            <tr>
              <Th>{t("plans")}</Th>
              <Th numeric>{t("rate")}</Th>
              <Th numeric>{t("minimum")}</Th>
              <Th numeric>{t("maximum")}</Th>
              <Th>{t("offered")}</Th>
            </tr>
          </thead>
          <tbody>
            {body.plans.map((plan) => (
              <Tr key={planKeyOf(plan)}>
                <Td>
                  {words("terms", { term: plan.term })} · {words(`bearerShort.${plan.bearer}`)}
                </Td>
                <Td numeric>{say(plan.ratePpm, formatPpm)}</Td>
                <Td numeric>{say(plan.minFen, formatFen)}</Td>
                <Td numeric>{say(plan.maxFen, formatFen)}</Td>
                <Td>{say(plan.enabled, (on) => t(on ? "enabled" : "off"))}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      <DescriptionList
        dense
        items={[
          { term: t("unlistedPlans"), value: t(body.unlistedPlans === INHERIT ? "inherits" : "notListed") },
          { term: t("remainder"), value: say(body.remainder, (taker) => t(`remainders.${taker}`)) },
          ...body.methods.map((method) => ({
            term: words(`method.${method.kind}`),
            value: `${say(method.enabled, (on) => t(on ? "enabled" : "off"))} · ${say(method.ratePpm, formatPpm)}`,
          })),
          {
            term: t("unlistedMethods"),
            value: t(body.unlistedMethods === INHERIT ? "inherits" : "notListed"),
          },
          {
            term: t("serviceFee"),
            value: say(body.serviceFee, (rule) =>
              rule === null
                ? t("serviceFeeNone")
                : `${formatFen(rule.feeFen)} · ${t(`triggers.${rule.chargedWhen}`)} ${formatFen(rule.volumeFen)}`,
            ),
          },
        ]}
      />
    </Panel>
  );
}

function useOwnWords() {
  const t = useTranslations("console.rates");
  return <T,>(value: T | typeof INHERIT, write: (value: T) => string): string =>
    value === INHERIT ? t("inherits") : write(value as T);
}
