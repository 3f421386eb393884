"use client";

import { useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import type { CaseView } from "#server/domain/reviews/views.ts";

const TONES = { low: "accent", medium: "warn", high: "danger" } as const;

/** How the rules rate the case, why, who has to judge it, and what those who did have found. Left alone while fields are ticked. */
export const RiskPanel = memo(function RiskPanel({ risk, second }: Pick<CaseView, "risk" | "second">) {
  const t = useTranslations("console.case");
  const locale = useLocale();
  return (
    <Panel title={t("risk")} actions={<Badge tone={TONES[risk.rating]}>{t(`rating.${risk.rating}`)}</Badge>}>
      <div className="grid gap-2 text-sm">
        {risk.reasons.length === 0 && <p className="text-ink-soft">{t("noRisk")}</p>}
        <ul className="grid list-disc gap-1 ps-5">
          {risk.reasons.map((reason) => (
            <li key={reason.code}>{locale === "en" ? reason.en : reason.zh}</li>
          ))}
        </ul>
        {risk.needsSecond && <p>{t("needsSecond")}</p>}
        {second.blind && <p className="font-medium">{t("blind")}</p>}
        {second.disputed && !second.blind && <p className="font-medium text-warn">{t("disputed")}</p>}
        {second.named !== null && <p>{t("namedIs", { name: second.named.name })}</p>}
        {second.opinions.length > 0 && (
          <ul className="grid gap-2 border-t border-line pt-2">
            {second.opinions.map(({ stage, by, verdict, reason, at }) => (
              <li key={stage}>
                <span className="font-medium">{t(`stage.${stage}`)}</span> · {t(`verdict.${verdict}`)}
                <span className="text-ink-soft">
                  {" "}
                  · {by} · <RelativeDate at={at} />
                </span>
                {reason !== null && <span className="block">{reason}</span>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
});
