"use client";

import { useTranslations } from "next-intl";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { TerminalSnapshot } from "./snapshot.ts";

/** Beside the device: what it is to the portal. */
export function TerminalAside({ snapshot }: { snapshot: TerminalSnapshot }) {
  const t = useTranslations("terminal.aside");
  const { memory, config } = snapshot;
  if (memory === null) {
    return (
      <Panel title={t("howTitle")}>
        <ol className="grid list-decimal gap-2 ps-5 text-sm">
          <li>{t("how1")}</li>
          <li>{t("how2")}</li>
          <li>{t("how3")}</li>
        </ol>
      </Panel>
    );
  }
  return (
    <Panel title={t("title")}>
      <DescriptionList
        dense
        items={[
          { term: t("terminalId"), value: <CopyableId value={memory.activation.terminalId} shorten /> },
          { term: t("serialNumber"), value: <CopyableId value={memory.serialNumber} /> },
          { term: t("publicKey"), value: <CopyableId value={memory.publicKeyX} shorten /> },
          { term: t("push"), value: t(`pushState.${snapshot.push}`) },
          {
            term: t("config"),
            value:
              config === null
                ? "–"
                : t("configValue", { version: config.version, card: config.rateCard.version }),
          },
          {
            term: t("hash"),
            value: config === null ? "–" : <CopyableId value={config.contentHash} shorten />,
          },
        ]}
      />
    </Panel>
  );
}
