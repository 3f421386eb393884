"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { QueryView } from "#components/query/query-view.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { Permission } from "#server/domain/permissions.ts";
import type { Decision } from "#server/domain/proposal-status.ts";
import { usePermissions } from "./use-permissions.ts";

interface SecondPersonPanelProps<Evidence> {
  /** Where its words stand: both answers, and why one's own proposal is not for oneself to decide. */
  words: "console.rates" | "console.models";
  title: string;
  needs: Permission;
  /** Whether the reader made or proposed it. */
  own: boolean;
  evidence: UseQueryResult<Evidence, unknown>;
  /** What the decision rests on. */
  children: (seen: Evidence) => ReactNode;
  /** Asks before an answer is given to what was seen. */
  asks: (answer: Decision, seen: Evidence, onClose: () => void) => ReactNode;
}

/** What a proposal rests on, beside the two answers of a second person. */
export function SecondPersonPanel<Evidence>(props: SecondPersonPanelProps<Evidence>) {
  const { words, own, children, asks } = props;
  const t = useTranslations(words);
  const may = usePermissions();
  const [asking, setAsking] = useState<Decision | null>(null);
  return (
    <Panel title={props.title}>
      <QueryView query={props.evidence}>
        {(seen) => (
          <div className="grid gap-4">
            {children(seen)}
            {own && <Alert tone="warn">{t("secondPersonOwn")}</Alert>}
            {!own && may(props.needs) && (
              <div className="flex flex-wrap gap-3">
                <Button onClick={() => setAsking("publish")}>{t("publish")}</Button>
                <Button variant="danger" onClick={() => setAsking("refuse")}>
                  {t("refuse")}
                </Button>
              </div>
            )}
            {asking !== null && asks(asking, seen, () => setAsking(null))}
          </div>
        )}
      </QueryView>
    </Panel>
  );
}
