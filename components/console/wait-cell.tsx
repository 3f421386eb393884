"use client";

import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import type { MoveWait } from "#server/domain/devices/move-waits.ts";

/** Who has the next move and until when; past that, in red. */
export function WaitCell({ wait }: { wait: MoveWait }) {
  const t = useTranslations("console.wait");
  const hydrated = useHydrated();
  if (wait === null) return "–";
  const late = hydrated && Date.parse(wait.dueAt) < Date.now();
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      {late && <Badge tone="danger">{t("overdue")}</Badge>}
      <span>
        {t(wait.holder)} · <RelativeDate at={wait.dueAt} />
      </span>
    </span>
  );
}
