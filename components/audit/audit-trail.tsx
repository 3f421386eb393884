"use client";

import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import type { PagedItems } from "#components/query/paged-items.ts";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Input } from "#components/ui/input.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import type { AuditEvent } from "#server/domain/audit/views.ts";

const SUBJECTS = [
  "application",
  "document",
  "merchant",
  "device",
  "shipment",
  "terminal",
  "rate_card",
  "payment",
  "session",
];

/** What was done, by whom, to what; nothing can be taken back from it. */
export function AuditTrail() {
  const t = useTranslations("console.audit");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [subjectType, setSubjectType] = useUrlState("type");
  const [subjectId, setSubjectId] = useUrlState("id");
  const input = { ...(subjectType !== "" && { subjectType }), ...(subjectId !== "" && { subjectId }) };
  const trail = usePages({
    queryKey: [...trpc.audit.list.pathKey(), input],
    fetchPage: (cursor) => client.audit.list.query({ ...input, ...cursor }),
  });
  return (
    <ConsolePage
      title={t("title")}
      lead={t("lead")}
      actions={
        <>
          <FilterSelect
            label={t("subject")}
            value={subjectType}
            onChange={setSubjectType}
            options={SUBJECTS.map((value) => ({ value, label: value }))}
          />
          <Input
            aria-label={t("subjectId")}
            placeholder={t("subjectId")}
            defaultValue={subjectId}
            onBlur={(event) => setSubjectId(event.target.value.trim())}
            className="w-56 font-mono"
          />
        </>
      }
    >
      <PagedView
        query={trail}
        empty={
          <EmptyState icon={History} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => <AuditTable items={items} loadAll={loadAll} />}
      </PagedView>
    </ConsolePage>
  );
}

function AuditTable({ items, loadAll }: PagedItems<AuditEvent>) {
  const t = useTranslations("console.audit");
  const columns: Column<AuditEvent>[] = [
    {
      id: "position",
      header: t("position"),
      numeric: true,
      cell: (event) =>
        event.position ?? <span className="text-ink-soft whitespace-nowrap">{t("sealing")}</span>,
      text: (event) => event.position ?? "",
    },
    { id: "at", header: t("at"), cell: (event) => <RelativeDate at={event.at} />, text: (event) => event.at },
    {
      id: "actor",
      header: t("actor"),
      cell: (event) => (
        <>
          {t(`actorKind.${event.actorKind}`)} <CopyableId value={event.actorId} shorten />
        </>
      ),
      text: (event) => event.actorId,
    },
    {
      id: "action",
      header: t("action"),
      cell: (event) => <span className="font-mono text-xs">{event.action}</span>,
      text: (event) => event.action,
    },
    {
      id: "subject",
      header: t("subject"),
      cell: (event) => <CopyableId value={event.subjectId} shorten />,
      text: (event) => event.subjectId,
    },
    {
      id: "change",
      header: t("change"),
      cell: (event) => (
        <span className="block max-w-80 font-mono text-xs break-words text-ink-soft">
          {changeText(event)}
          {event.reason !== null && <span className="block font-sans text-ink">{event.reason}</span>}
        </span>
      ),
      text: changeText,
    },
    {
      id: "hash",
      header: t("hash"),
      cell: (event) => <CopyableId value={event.leafHash} shorten />,
      text: (event) => event.leafHash,
    },
  ];
  return (
    <DataTable
      label={t("title")}
      items={items}
      loadAll={loadAll}
      keyOf={(event) => event.id}
      columns={columns}
      csvName="audit"
    />
  );
}

function changeText({ before, after }: AuditEvent): string {
  const text = (value: Record<string, unknown> | null) => (value === null ? "" : JSON.stringify(value));
  return [text(before), text(after)].filter((part) => part !== "").join(" → ");
}
