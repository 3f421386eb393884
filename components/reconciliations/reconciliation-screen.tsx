"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { DifferenceList } from "./difference-list.tsx";
import { ReconciliationBadge } from "./reconciliation-badge.tsx";
import { SidesTable } from "./sides-table.tsx";
import { StartDialog } from "./start-dialog.tsx";

/** One day: both sides' sums, and everything on which they differ. */
export function ReconciliationScreen({ reconciliationId }: { reconciliationId: string }) {
  const t = useTranslations("console.reconciliations");
  const trpc = useTRPC();
  const may = usePermissions();
  const [asking, setAsking] = useState(false);
  const day = useQuery(
    trpc.reconciliations.get.queryOptions({ reconciliationId }, { refetchInterval: 3_000 }),
  );
  const { data } = day;
  return (
    <ConsolePage
      title={data === undefined ? t("title") : t("one", { day: data.day })}
      lead={data !== undefined && <ReconciliationBadge day={data} />}
      actions={
        data !== undefined &&
        data.status !== "running" &&
        may("reconciliation:run") && (
          <Button variant="secondary" onClick={() => setAsking(true)}>
            {t("again")}
          </Button>
        )
      }
    >
      <QueryView query={day}>
        {(one) => (
          <div className="grid grid-cols-1 gap-4">
            {one.failure !== null && (
              <Alert tone="danger" title={t("failed")}>
                <FailureText failure={one.failure} />
              </Alert>
            )}
            {one.ours !== null && one.theirs !== null && (
              <Panel title={t("sides")}>
                <SidesTable ours={one.ours} theirs={one.theirs} matched={one.matched} />
              </Panel>
            )}
            <DifferenceList reconciliationId={reconciliationId} />
          </div>
        )}
      </QueryView>
      {asking && data !== undefined && <StartDialog day={data.day} onClose={() => setAsking(false)} />}
    </ConsolePage>
  );
}

const FAILURES = ["no_statement", "too_many_differences", "statement_malformed"] as const;

function FailureText({ failure }: { failure: string }) {
  const t = useTranslations("console.reconciliations.failure");
  const known = FAILURES.find((one) => one === failure);
  return known === undefined ? failure : t(known);
}
