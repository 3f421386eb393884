import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import type { RowChoice } from "#components/ui/tables/data-table.tsx";
import type { QueueItem } from "#server/domain/reviews/views.ts";

/** As many as one change takes. */
const MOST = 50;

/** Cases that are ticked in the queue, for who may do something with them. */
export function useChosenCases(): { choice: RowChoice<QueueItem> | undefined; clear: () => void } {
  const t = useTranslations("console.queue");
  const may = usePermissions();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const clear = () => setChosen(new Set());
  if (!may("application:review") && !may("case:assign")) return { choice: undefined, clear };
  const onChoose = (keys: readonly string[], on: boolean) =>
    setChosen((before) => {
      const rest = [...before].filter((key) => !keys.includes(key));
      return new Set(on ? [...rest, ...keys].slice(0, MOST) : rest);
    });
  const labelOf = ({ shopName, id }: QueueItem) => t("chooseOne", { shop: shopName ?? id });
  return { choice: { chosen, onChoose, labelOf, allLabel: t("chooseAll") }, clear };
}
