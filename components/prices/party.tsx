"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/trpc.ts";
import type { FeeScope } from "#components/fees/use-fee-asked.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";

const LINK = "font-medium text-accent-strong underline underline-offset-4";

/** The name of whoever's prices are shown. */
export function Party({ scope }: { scope: FeeScope }) {
  const t = useTranslations("console.prices");
  if (scope.merchantId === undefined) return <strong>{t("platform")}</strong>;
  return (
    <>
      <MerchantName merchantId={scope.merchantId} />
      {scope.terminalId !== undefined && (
        <Link href={`/console/terminals/${scope.terminalId}`} className={LINK}>
          {t("oneTerminal")}
        </Link>
      )}
    </>
  );
}

function MerchantName({ merchantId }: { merchantId: string }) {
  const trpc = useTRPC();
  const merchant = useQuery(trpc.merchants.get.queryOptions({ merchantId }));
  if (merchant.isPending) return <Skeleton className="h-5 w-32" />;
  return (
    <Link href={`/console/merchants/${merchantId}`} className={LINK}>
      {merchant.data?.name ?? merchantId}
    </Link>
  );
}
