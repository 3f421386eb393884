"use client";
import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { Table, Td, Th, Tr } from "#components/ui/tables/table.tsx";
import { formatPpm } from "#server/domain/money/percent.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";

type Issued = NonNullable<TerminalView["desired"]>;

/** What the portal wants beside what the terminal runs; a plan that differs is marked in words. */
export function ConfigComparison({ terminal }: { terminal: TerminalView }) {
  const t = useTranslations("console.terminals");
  const { desired, reported } = terminal;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Side title={t("desired")} issued={desired} other={reported} at={desired?.issuedAt ?? null} />
      <Side title={t("reported")} issued={reported} other={desired} at={terminal.reportedAt} />
    </div>
  );
}

interface SideProps {
  title: string;
  issued: Issued | null;
  other: Issued | null;
  at: string | null;
}

function Side({ title, issued, other, at }: SideProps) {
  const t = useTranslations("console.terminals");
  const words = useTranslations("words");
  if (issued === null) {
    return (
      <Panel title={title}>
        <p className="text-sm text-ink-soft">{t("nothingYet")}</p>
      </Panel>
    );
  }
  return (
    <Panel
      title={`${title} · v${issued.version}`}
      actions={
        <span className="text-sm text-ink-soft">
          <RelativeDate at={at} />
        </span>
      }
    >
      <Table label={title}>
        <thead>
          <tr>
            <Th>{t("plan")}</Th>
            <Th numeric>{t("rate")}</Th>
            <Th>{t("state")}</Th>
          </tr>
        </thead>
        <tbody>
          {issued.config.instalments.plans.map((plan) => {
            const twin = other?.config.instalments.plans.find(
              (candidate) => candidate.term === plan.term && candidate.bearer === plan.bearer,
            );
            const differs =
              other !== null && (twin?.ratePpm !== plan.ratePpm || twin.enabled !== plan.enabled);
            return (
              <Tr key={`${plan.term}/${plan.bearer}`}>
                <Td>
                  {words("terms", { term: plan.term })} · {words(`bearerShort.${plan.bearer}`)}
                </Td>
                <Td numeric>{formatPpm(plan.ratePpm)}</Td>
                <Td>
                  {plan.enabled ? t("on") : t("off")} {differs && <Badge tone="warn">{t("differs")}</Badge>}
                </Td>
              </Tr>
            );
          })}
        </tbody>
      </Table>
      <p className="mt-2 text-xs text-ink-soft">
        {t("rateCard", { version: issued.config.rateCard.version })} ·{" "}
        <CopyableId value={issued.contentHash} shorten />
      </p>
    </Panel>
  );
}
