"use client";

import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { TerminalView } from "#server/domain/terminals/views.ts";

/** By what the device proves itself, and what becomes of an order for a new key. */
export function TerminalKey({ device }: { device: NonNullable<TerminalView["key"]> }) {
  const t = useTranslations("console.terminals.deviceKey");
  const { thumbprint, since, next, ordered } = device;
  return (
    <Panel title={t("title")}>
      {ordered?.overdue === true && (
        <div className="mb-3">
          <Alert tone="warn" title={t("overdue")}>
            {t("overdueText")}
          </Alert>
        </div>
      )}
      <DescriptionList
        dense
        items={[
          { term: t("thumbprint"), value: <CopyableId value={thumbprint} /> },
          { term: t("since"), value: <RelativeDate at={since} /> },
          ...(ordered === null
            ? []
            : [
                { term: t("ordered"), value: <RelativeDate at={ordered.at} /> },
                { term: t("due"), value: <RelativeDate at={ordered.dueAt} /> },
              ]),
          ...(next === null
            ? []
            : [
                { term: t("next"), value: <CopyableId value={next.thumbprint} /> },
                { term: t("confirmBy"), value: <RelativeDate at={next.confirmBy} /> },
              ]),
        ]}
      />
    </Panel>
  );
}
