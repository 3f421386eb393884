"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { cx } from "#components/ui/class-names.ts";
import type { ShipmentCounts } from "#server/domain/shipments/awaiting.ts";

export const WORK_STEPS = ["awaiting", "pending", "ready", "attention", "overdue"] as const;
export type WorkStep = (typeof WORK_STEPS)[number];

interface WorkStripProps {
  /** The step whose work is shown; null of all parcels. */
  step: WorkStep | null;
  onChange: (step: WorkStep | null) => void;
}

/** Logistics' day from left to right, with how much lies at each step. */
export function WorkStrip({ step, onChange }: WorkStripProps) {
  const t = useTranslations("console.shipments.work");
  const trpc = useTRPC();
  const counts = useQuery(trpc.shipments.counts.queryOptions(undefined, { refetchInterval: 15_000 }));
  return (
    <nav aria-label={t("label")} className="mb-4 flex flex-wrap gap-2">
      {WORK_STEPS.map((one) => (
        <Step
          key={one}
          label={t(one)}
          count={counts.data?.[one]}
          isBad={BAD.includes(one)}
          isOn={one === step}
          onClick={() => onChange(one)}
        />
      ))}
      <Step label={t("all")} isBad={false} isOn={step === null} onClick={() => onChange(null)} />
    </nav>
  );
}

/** Work that should not be there. */
const BAD: readonly (keyof ShipmentCounts)[] = ["attention", "overdue"];

interface StepProps {
  label: string;
  count?: number | undefined;
  isBad: boolean;
  isOn: boolean;
  onClick: () => void;
}

function Step({ label, count, isBad, isOn, onClick }: StepProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={cx(
        "flex min-h-11 items-center gap-2 rounded-md border px-4 text-sm sm:min-h-10",
        isOn ? "border-accent bg-accent-soft text-accent-strong" : "border-line bg-surface hover:bg-sunken",
      )}
    >
      {label}
      {count !== undefined && (
        <span className={cx("figures font-medium", isBad && count > 0 && "text-warn")}>{count}</span>
      )}
    </button>
  );
}
