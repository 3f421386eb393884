"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/overlays/toast.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import type { ExportView } from "#server/domain/registrations/views.ts";
import { FeedbackButton } from "./feedback-button.tsx";

/** The files that were handed over, and the way to the next one. */
export function ExportPanel() {
  const t = useTranslations("console.registrations");
  const trpc = useTRPC();
  const may = usePermissions();
  const toast = useToast();
  const files = useQuery(trpc.registrations.exports.queryOptions());
  const make = useMutation(
    trpc.registrations.export.mutationOptions({
      onSuccess: ({ rows }) => toast(t("exported", { rows })),
    }),
  );
  return (
    <Panel
      title={t("files")}
      actions={
        may("registration:write") && (
          <span className="flex flex-wrap gap-2">
            <Button size="small" busy={make.isPending} onClick={() => make.mutate({ scope: "due" })}>
              {t("exportDue")}
            </Button>
            <Button
              size="small"
              variant="secondary"
              busy={make.isPending}
              onClick={() => make.mutate({ scope: "all" })}
            >
              {t("exportAll")}
            </Button>
          </span>
        )
      }
    >
      <FormProblem error={make.error} />
      <QueryView query={files}>
        {(list) =>
          list.length === 0 ? (
            <p className="text-sm text-ink-soft">{t("noFiles")}</p>
          ) : (
            <ul className="divide-y divide-line">
              {list.map((file) => (
                <OneFile key={file.id} file={file} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  );
}

function OneFile({ file }: { file: ExportView }) {
  const t = useTranslations("console.registrations");
  const may = usePermissions();
  const { rows, accepted, rejected, scope } = file;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-2 text-sm first:pt-0 last:pb-0">
      <span>
        <RelativeDate at={file.createdAt} /> · {t(`scope.${scope}`)} · {t("rows", { rows })}
        {scope === "due" && (
          <span className="block text-ink-soft">
            {t("answered", { accepted, rejected, open: rows - accepted - rejected })}
          </span>
        )}
      </span>
      <span className="flex flex-wrap gap-2">
        <Button asChild size="small" variant="ghost">
          <a href={`/api/registrations/${file.id}`} download>
            <Download aria-hidden className="size-4" />
            {t("download")}
          </a>
        </Button>
        {scope === "due" && may("registration:write") && <FeedbackButton file={file} />}
      </span>
    </li>
  );
}
