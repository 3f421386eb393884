"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { cacheApplication } from "#components/applications/application-cache.ts";
import { ApiProvider } from "#components/query/api-provider.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Page } from "#components/shell/page.tsx";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { ApplicationProgress } from "./application-progress.tsx";

/** How the application stands, asked again while somebody watches. */
export function ProgressScreen({ view }: { view: ApplicationView }) {
  const t = useTranslations("apply");
  return (
    <Page title={t("statusTitle")} width="narrow">
      <ApiProvider>
        <Watched view={view} />
      </ApiProvider>
    </Page>
  );
}

function Watched({ view }: { view: ApplicationView }) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.applications.get.queryOptions(
      { applicationId: view.id },
      { initialData: view, refetchInterval: 10_000 },
    ),
  );
  useEffect(() => {
    if (data !== view) cacheApplication(data);
  }, [data, view]);
  return <ApplicationProgress view={data} />;
}
