"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { QueryView } from "#components/api/query-view.tsx";
import { useTRPC } from "#components/api/trpc.ts";
import { Page } from "#components/shell/page.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { ApplicationProgress } from "./application-progress.tsx";
import { Wizard } from "./wizard.tsx";

interface ApplicationScreenProps {
  applicationId: string;
  /** Whether the address asks for the form rather than for the progress. */
  form: boolean;
}

/** A draft opens its form, anything else its progress; corrections begin at the progress, which explains them. */
export function ApplicationScreen({ applicationId, form }: ApplicationScreenProps) {
  const t = useTranslations("apply");
  const shell = useTranslations("shell");
  const trpc = useTRPC();
  const application = useQuery(
    trpc.applications.get.queryOptions(
      { applicationId },
      { refetchInterval: (query) => (query.state.data?.status === "draft" ? false : 10_000) },
    ),
  );
  const view = application.data;
  const editing = view?.status === "draft" || (view?.status === "needs_correction" && form);
  if (view !== undefined && editing) return <Wizard view={view} />;
  return (
    <Page title={t("statusTitle")} width="narrow">
      <QueryView query={application} loading={<SkeletonRows label={shell("loading")} />}>
        {(data) => <ApplicationProgress view={data} />}
      </QueryView>
    </Page>
  );
}
