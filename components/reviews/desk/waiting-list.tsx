"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import type { ScreeningListView } from "#server/domain/reviews/screening/views.ts";
import { LaidActs } from "./laid-acts.tsx";

/** An import that waits for its second person: what it adds and takes away. */
export function WaitingList({ list }: { list: ScreeningListView }) {
  const t = useTranslations("console.desk");
  const trpc = useTRPC();
  const publish = useMutation(trpc.desk.publishList.mutationOptions());
  const refuse = useMutation(trpc.desk.refuseList.mutationOptions());
  const discard = useMutation(trpc.desk.discardList.mutationOptions());
  const seen = { listId: list.id, version: list.version };
  return (
    <Panel title={t("listWaits", { name: list.name })}>
      <p className="text-sm text-ink-soft">
        {list.source} · <span className="figures">{t("rowsOf", { count: list.rows })}</span> ·{" "}
        {list.importedBy ?? "–"} · <RelativeDate at={list.importedAt} />
      </p>
      {list.change !== null && (
        <p className="mt-2 text-sm">
          {t("listChange", { added: list.change.added, removed: list.change.removed })}
          {list.change.names.length > 0 && (
            <span className="text-ink-soft"> {t("listNames", { names: list.change.names.join("、") })}</span>
          )}
        </p>
      )}
      <LaidActs
        name={list.name}
        own={list.own}
        events={list.events}
        publish={{ ...publish, mutate: () => publish.mutate({ ...seen, evidenceHash: list.evidenceHash }) }}
        discard={{ ...discard, mutate: () => discard.mutate(seen) }}
        refuse={{ ...refuse, mutate: (reason) => refuse.mutate({ ...seen, reason }) }}
      />
    </Panel>
  );
}
