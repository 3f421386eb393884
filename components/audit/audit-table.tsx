"use client";

import { useTranslations } from "next-intl";
import { pageOfId } from "#components/console/commands.ts";
import type { PagedItems } from "#components/query/paged-items.ts";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Link } from "#components/ui/link.tsx";
import { RelativeDate, useInstantText } from "#components/ui/relative-date.tsx";
import { type Column, DataTable } from "#components/ui/tables/data-table.tsx";
import type { AuditEvent } from "#server/domain/audit/views.ts";
import { changesOf, useAuditWords } from "./use-audit-words.ts";

interface AuditTableProps extends PagedItems<AuditEvent> {
  /** Narrows the trail to what one person or terminal did. */
  onActor: (actorId: string) => void;
}

export function AuditTable({ items, loadAll, onActor }: AuditTableProps) {
  const t = useTranslations("console.audit");
  const { actionOf, subjectOf, actorOf } = useAuditWords();
  const instantText = useInstantText();
  const columns: Column<AuditEvent>[] = [
    {
      id: "position",
      header: t("position"),
      numeric: true,
      cell: (event) =>
        event.position ?? <span className="text-ink-soft whitespace-nowrap">{t("sealing")}</span>,
      text: (event) => event.position ?? "",
    },
    {
      id: "at",
      header: t("at"),
      cell: (event) => <RelativeDate at={event.at} />,
      text: (event) => instantText(event.at),
    },
    {
      id: "actor",
      header: t("actor"),
      cell: (event) => (
        <button
          type="button"
          title={event.actorId}
          onClick={() => onActor(event.actorId)}
          className="min-h-6 text-start whitespace-nowrap text-accent-strong underline-offset-4 hover:underline"
        >
          {actorOf(event)}
        </button>
      ),
      text: (event) => `${actorOf(event)} ${event.actorId}`,
    },
    {
      id: "action",
      header: t("action"),
      cell: (event) => <span title={event.action}>{actionOf(event.action)}</span>,
      text: (event) => actionOf(event.action),
    },
    {
      id: "subject",
      header: t("subject"),
      cell: (event) => <Subject event={event} kind={subjectOf(event.subjectType)} />,
      text: (event) =>
        [subjectOf(event.subjectType), event.subjectName, event.subjectId].filter(Boolean).join(" "),
    },
    {
      id: "change",
      header: t("change"),
      cell: (event) => <Changes event={event} />,
      text: (event) => [...changesOf(event).map(lineOf), event.reason ?? ""].join("; "),
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

const lineOf = ({ fact, text }: { fact: string; text: string }) => `${fact}: ${text}`;

function Subject({ event: { subjectId, subjectName }, kind }: { event: AuditEvent; kind: string }) {
  const page = pageOfId(subjectId);
  return (
    <span className="grid justify-items-start">
      <span>
        {kind}
        {subjectName !== null && page === null && ` ${subjectName}`}
        {page !== null && (
          <>
            {" "}
            <Link href={page} className="text-accent-strong underline-offset-4 hover:underline">
              {subjectName ?? subjectId}
            </Link>
          </>
        )}
      </span>
      <CopyableId value={subjectId} shorten />
    </span>
  );
}

function Changes({ event }: { event: AuditEvent }) {
  return (
    <span className="block max-w-80 text-xs text-ink-soft">
      {changesOf(event).map(({ fact, text }) => (
        <span key={fact} className="block break-words">
          {fact}: <span className="font-mono text-ink">{text}</span>
        </span>
      ))}
      {event.reason !== null && <span className="block text-sm text-ink">{event.reason}</span>}
    </span>
  );
}
