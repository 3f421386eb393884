"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { downloadCsv } from "#components/ui/tables/csv.ts";
import type { FaultyLine } from "#server/domain/devices/intakes/serial-line.ts";
import type { IntakeView } from "#server/domain/devices/intakes/views.ts";

/** How far a delivery came, and the lines that were not taken, to hand back to the maker. */
export function IntakeCounts({ intake }: { intake: IntakeView }) {
  const t = useTranslations("console.intakes");
  const client = useTRPCClient();
  const columns = [
    { header: t("line"), text: ({ line }: FaultyLine) => line },
    { header: t("text"), text: ({ text }: FaultyLine) => text },
    { header: t("reason"), text: ({ reason }: FaultyLine) => t(`faulty.${reason}`) },
  ];
  const save = useMutation({
    meta: { changesNothingShown: true },
    mutationFn: async () => {
      const lines = await client.devices.faultyLines.query({ intakeId: intake.id });
      downloadCsv(`intake-${intake.id}`, columns, lines);
    },
  });
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm" role="status">
      <span>
        {intake.totalLines === null
          ? t("done", { done: intake.doneLines })
          : t("doneOf", { done: intake.doneLines, total: intake.totalLines })}
      </span>
      <span className="text-accent-strong">{t("received", { count: intake.received })}</span>
      {intake.faulty > 0 && (
        <>
          <span className="text-danger">{t("refused", { count: intake.faulty })}</span>
          <Button size="small" variant="ghost" busy={save.isPending} onClick={() => save.mutate()}>
            <Download aria-hidden className="size-4" />
            {t("saveFaulty")}
          </Button>
        </>
      )}
    </p>
  );
}
