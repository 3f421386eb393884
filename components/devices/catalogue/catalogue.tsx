"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConsolePage } from "#components/console/console-page.tsx";
import { usePermissions } from "#components/console/use-permissions.ts";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { AddModelButton } from "./add-model-button.tsx";
import { ModelCard } from "./model-card.tsx";

/** What can be given to merchants: each model drawn, with what it can do, what it costs and what is left of it. */
export function Catalogue() {
  const t = useTranslations("console.devices.catalogue");
  const may = usePermissions();
  const models = useQuery(useTRPC().devices.models.queryOptions());
  return (
    <ConsolePage title={t("title")} lead={t("lead")} actions={may("device:catalogue") && <AddModelButton />}>
      <QueryView query={models}>
        {(list) => (
          <ul className="grid gap-4 md:grid-cols-2 2xl:grid-cols-3">
            {list.map((model) => (
              <li key={model.code}>
                <ModelCard model={model} linked />
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </ConsolePage>
  );
}
