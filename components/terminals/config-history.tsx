"use client";

import { useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import type { TerminalView } from "#server/domain/terminals/views.ts";

/** Every version offered and every report received, newest first. */
export function ConfigHistory({ terminal }: { terminal: TerminalView }) {
  const t = useTranslations("console.terminals");
  const words = useTranslations("words.reportStatus");
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel title={t("offered")}>
        <ul className="divide-y divide-line text-sm">
          {terminal.history.map((issued) => {
            const key = `issueReason.${issued.reason}` as "issueReason.activation";
            return (
              <li key={issued.version} className="flex justify-between gap-4 py-1.5">
                <span className="figures">
                  v{issued.version} · {t.has(key) ? t(key) : issued.reason}
                </span>
                <RelativeDate at={issued.issuedAt} />
              </li>
            );
          })}
        </ul>
        {terminal.history.length === 0 && <p className="text-sm text-ink-soft">{t("nothingYet")}</p>}
      </Panel>
      <Panel title={t("reports")}>
        <ul className="divide-y divide-line text-sm">
          {terminal.reports.map((report) => (
            <li key={`${report.version}/${report.receivedAt}`} className="flex justify-between gap-4 py-1.5">
              <span className="figures">
                v{report.version} · {words(report.status)}
                {report.reason !== null && ` · ${report.reason}`}
              </span>
              <RelativeDate at={report.receivedAt} />
            </li>
          ))}
        </ul>
        {terminal.reports.length === 0 && <p className="text-sm text-ink-soft">{t("nothingYet")}</p>}
      </Panel>
    </div>
  );
}
