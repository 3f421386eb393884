"use client";

import { Scale } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { PagedView } from "#components/query/paged-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ReconciliationTable } from "./reconciliation-table.tsx";
import { StartDialog } from "./start-dialog.tsx";

/** The days that were compared with the gateway's statements, the newest first. */
export function ReconciliationDesk() {
  const t = useTranslations("console.reconciliations");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const may = usePermissions();
  const [asking, setAsking] = useState(false);
  const days = usePages({
    list: trpc.reconciliations.list,
    from: client.reconciliations.list,
    input: {},
    refetchInterval: 5_000,
  });
  return (
    <ConsolePage
      title={t("title")}
      lead={t("lead")}
      actions={
        may("reconciliation:run") && (
          <Button variant="secondary" onClick={() => setAsking(true)}>
            {t("start")}
          </Button>
        )
      }
    >
      <PagedView
        query={days}
        empty={
          <EmptyState icon={Scale} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        }
      >
        {(items, loadAll) => <ReconciliationTable items={items} loadAll={loadAll} />}
      </PagedView>
      {asking && <StartDialog onClose={() => setAsking(false)} />}
    </ConsolePage>
  );
}
