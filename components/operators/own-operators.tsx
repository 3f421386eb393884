"use client";

import { useQuery } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { AbsoluteDate, RelativeDate } from "#components/ui/relative-date.tsx";
import type { OperatorView } from "#server/domain/operators/views.ts";
import { OperatorActs } from "./operator-acts.tsx";
import { OperatorStatusBadge } from "./operator-status-badge.tsx";

/** Who works at a merchant's terminals, whoever asks first. */
export function OwnOperators({ merchantId }: { merchantId: string }) {
  const t = useTranslations("merchant.operators");
  const trpc = useTRPC();
  const operators = useQuery(trpc.operators.list.queryOptions({ merchantId }, { refetchInterval: 15_000 }));
  return (
    <QueryView query={operators}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState icon={UsersRound} title={t("empty")}>
            {t("emptyText")}
          </EmptyState>
        ) : (
          <Panel>
            <p className="mb-3 text-sm text-ink-soft">{t("lead")}</p>
            <ul className="divide-y divide-line">
              {items.map((operator) => (
                <OneOperator key={operator.id} operator={operator} />
              ))}
            </ul>
          </Panel>
        )
      }
    </QueryView>
  );
}

function OneOperator({ operator }: { operator: OperatorView }) {
  const t = useTranslations("merchant.operators");
  const { name, mobileEnding, status, terminalNumber, dueAt, lastSignInAt } = operator;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3 first:pt-0 last:pb-0">
      <div className="grid gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{name}</span>
          {mobileEnding !== null && (
            <span className="figures text-sm text-ink-soft">•••• {mobileEnding}</span>
          )}
          <OperatorStatusBadge status={status} />
        </p>
        <p className="text-sm text-ink-soft">
          {status === "requested" ? (
            <>
              {t("askedAt", { number: terminalNumber })} <RelativeDate at={operator.createdAt} />
              {dueAt !== null && (
                <>
                  {" · "}
                  {t("answerUntil")} <AbsoluteDate at={dueAt} />
                </>
              )}
            </>
          ) : (
            <>
              {t("lastSignIn")} <RelativeDate at={lastSignInAt} />
            </>
          )}
        </p>
      </div>
      <OperatorActs operator={operator} />
    </li>
  );
}
