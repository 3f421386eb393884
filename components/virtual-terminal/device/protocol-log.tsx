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
        <Table label={t("title")}>
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
                <Td className="figures whitespace-nowrap">
                  {format.dateTime(exchange.at, { timeStyle: "medium" })}
                </Td>
                <Td className="font-mono text-xs break-all">
                  {exchange.method} {exchange.path}
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
