"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { knownValue } from "#components/ui/tables/known-value.ts";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { DIFFERENCE_CLASSES } from "#server/domain/reconciliations/classify.ts";
import { DifferenceTable } from "./difference-table.tsx";

const VIEWS = ["open", "mine", "overdue"] as const;

/** On what a day differs, what is due first. */
export function DifferenceList({ reconciliationId }: { reconciliationId: string }) {
  const t = useTranslations("console.reconciliations");
  const classes = useTranslations("words.differenceClass");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [view, setView] = useUrlState("view");
  const [kind, setKind] = useUrlState("class");
  const only = knownValue(VIEWS, view);
  const knownClass = knownValue(DIFFERENCE_CLASSES, kind);
  const input = {
    reconciliationId,
    ...(only !== undefined && { only }),
    ...(knownClass !== undefined && { class: knownClass }),
  };
  const differences = usePages({
    list: trpc.reconciliations.differences,
    from: client.reconciliations.differences,
    input,
    refetchInterval: 15_000,
  });
  return (
    <Panel
      title={t("differences")}
      actions={
        <div className="flex flex-wrap gap-2">
          <FilterSelect
            label={t("view")}
            value={view}
            onChange={setView}
            options={VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
          />
          <FilterSelect
            label={t("class")}
            value={kind}
            onChange={setKind}
            options={DIFFERENCE_CLASSES.map((value) => ({ value, label: classes(value) }))}
          />
        </div>
      }
    >
      <PagedView
        query={differences}
        empty={
          <EmptyState icon={CircleCheck} title={t("agrees")}>
            {t("agreesText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => <DifferenceTable items={items} loadAll={loadAll} />}
      </PagedView>
    </Panel>
  );
}
