"use client";

import { History, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Input } from "#components/ui/input.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { SearchBox } from "#components/ui/tables/search-box.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { AUDIT_SUBJECTS } from "#server/domain/audit/actions.ts";
import type { AuditEvent } from "#server/domain/audit/views.ts";
import { AuditTable } from "./audit-table.tsx";
import { useAuditWords } from "./use-audit-words.ts";

/** What was done, by whom, to what; nothing can be taken back from it. */
export function AuditTrail() {
  const t = useTranslations("console.audit");
  const { subjectOf, actorOf } = useAuditWords();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [subjectType, setSubjectType] = useUrlState("type");
  const [subjectId, setSubjectId] = useUrlState("id");
  const [actorId, setActorId] = useUrlState("actor");
  const [day, setDay] = useUrlState("day");
  const asked = Object.entries({ subjectType, subjectId, actorId, day }).filter(([, value]) => value !== "");
  const input = Object.fromEntries(asked);
  const trail = usePages({
    list: trpc.audit.list,
    from: client.audit.list,
    input,
  });
  const nameOfActor = (items: readonly AuditEvent[]) =>
    items[0] === undefined || items[0].actorId !== actorId ? actorId : actorOf(items[0]);
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
            options={AUDIT_SUBJECTS.map((value) => ({ value, label: subjectOf(value) }))}
          />
          <div className="w-40">
            <Input
              type="date"
              aria-label={t("day")}
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          </div>
          <SearchBox label={t("subjectId")} value={subjectId} onChange={setSubjectId} />
        </>
      }
    >
      {actorId !== "" && (
        <p className="mb-3">
          <Button variant="secondary" size="small" onClick={() => setActorId("")} title={t("every")}>
            {t("only", { name: nameOfActor(trail.data?.pages[0]?.items ?? []) })}
            <X aria-hidden className="size-4" />
          </Button>
        </p>
      )}
      <PagedView
        query={trail}
        empty={
          <EmptyState icon={History} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => <AuditTable items={items} loadAll={loadAll} onActor={setActorId} />}
      </PagedView>
    </ConsolePage>
  );
}
