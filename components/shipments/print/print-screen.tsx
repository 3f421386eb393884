"use client";

import { useMutation } from "@tanstack/react-query";
import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ConsolePage } from "#components/console/console-page.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { CheckboxLine } from "#components/ui/checkbox.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { ParcelLabels } from "#server/domain/shipments/label.ts";
import { Leaflet } from "./leaflet.tsx";
import { ParcelLabelSheet } from "./parcel-label-sheet.tsx";
import { PickList } from "./pick-list.tsx";

const PARTS = ["list", "labels", "leaflets"] as const;
type Part = (typeof PARTS)[number];

/** Pick list, labels and leaflets of some parcels, to be looked at and printed; each opening of addresses is written down. */
export function PrintScreen({ shipmentIds }: { shipmentIds: readonly string[] }) {
  const t = useTranslations("console.shipments.print");
  const [wanted, setWanted] = useState<readonly Part[]>(PARTS);
  const labels = useMutation(
    useTRPC().shipments.labels.mutationOptions({ meta: { changesNothingShown: true } }),
  );
  const { mutate } = labels;
  const ids = shipmentIds.join(",");
  useEffect(() => {
    if (ids !== "") mutate({ shipmentIds: ids.split(",") });
  }, [ids, mutate]);
  const toggle = (part: Part) =>
    setWanted((now) => (now.includes(part) ? now.filter((one) => one !== part) : [...now, part]));
  return (
    <ConsolePage
      title={t("title")}
      lead={t("lead")}
      actions={
        <>
          {PARTS.map((part) => (
            <CheckboxLine
              key={part}
              label={t(`part.${part}`)}
              checked={wanted.includes(part)}
              onChange={() => toggle(part)}
              className="items-center"
            />
          ))}
          <Button disabled={labels.data === undefined} onClick={() => window.print()}>
            <Printer aria-hidden className="size-4" />
            {t("print")}
          </Button>
        </>
      }
    >
      <FormProblem error={labels.error} />
      {ids === "" && <Alert tone="warn">{t("empty")}</Alert>}
      {labels.isPending && <Skeleton className="h-64" />}
      {labels.data !== undefined && <Sheets {...labels.data} wanted={wanted} />}
    </ConsolePage>
  );
}

function Sheets({ labels, activateAt, wanted }: ParcelLabels & { wanted: readonly Part[] }) {
  return (
    <div className="printed sheets grid gap-6">
      {wanted.includes("list") && <PickList labels={labels} />}
      {labels.map((label) => (
        <div key={label.shipmentId} className="grid items-start gap-6 lg:grid-cols-2">
          {wanted.includes("labels") && <ParcelLabelSheet label={label} />}
          {wanted.includes("leaflets") && <Leaflet label={label} activateAt={activateAt} />}
        </div>
      ))}
    </div>
  );
}
