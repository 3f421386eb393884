"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { cx } from "#components/ui/class-names.ts";

/** Computes the payment's quote anew from the rates on record, and says whether it comes out the same. */
export function Recomputed({ paymentId }: { paymentId: string }) {
  const t = useTranslations("merchant.payments");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.payments.recompute.queryOptions({ paymentId }, { staleTime: "static" }));
  if (data === undefined) return null;
  const Icon = data.same ? CircleCheck : CircleAlert;
  return (
    <p className={cx("flex items-start gap-2 text-sm", data.same ? "text-accent-strong" : "text-danger")}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      {t(data.same ? "recomputedSame" : "recomputedOther")}
    </p>
  );
}
