"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import { Table, Td, Th, Tr } from "#components/ui/tables/table.tsx";
import type { Exchange } from "./link/device-link.ts";

/** The conversation with the device link, newest first: nothing happens on this page beside it. */
export function ProtocolLog({ log }: { log: readonly Exchange[] }) {
  const t = useTranslations("terminal.log");
  const format = useFormatter();
  return (
    <Panel title={t("title")}>
      {log.length === 0 ? (
        <p className="text-sm text-ink-soft">{t("empty")}</p>
      ) : (
        <Table label={t("title")} close>
          <thead>
            <tr>
              <Th>{t("at")}</Th>
              <Th>{t("request")}</Th>
              <Th>{t("outcome")}</Th>
            </tr>
          </thead>
          <tbody>
            {log.slice(0, 14).map((exchange) => (
              <Tr key={exchange.id}>
                <Td className="figures text-xs whitespace-nowrap">
                  {format.dateTime(exchange.at, { timeStyle: "medium" })}
                </Td>
                <Td className="font-mono text-xs wrap-anywhere">
                  <span title={exchange.path}>
                    {exchange.method} {shortened(exchange.path)}
                  </span>
                </Td>
                <Td className="font-mono text-xs">{exchange.outcome}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

/** What tells one request from another: the version of the protocol and the rest of an id fill lines of a narrow column. */
function shortened(path: string): string {
  return path.replace(/^\/device\/v\d+/, "").replace(/([a-z]{2,4}_[a-z0-9]{4})[a-z0-9]{8,}/g, "$1…");
}
