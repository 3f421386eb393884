"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";

/** Somebody asks to work at the merchant's terminals; nothing otherwise. */
export function WaitingOperators({ merchantId, onGo }: { merchantId: string; onGo: () => void }) {
  const t = useTranslations("merchant.operators");
  const trpc = useTRPC();
  const operators = useQuery(trpc.operators.list.queryOptions({ merchantId }));
  const asking = (operators.data ?? []).filter(({ status }) => status === "requested");
  if (asking.length === 0) return null;
  return (
    <Alert tone="warn" title={t("waiting", { count: asking.length })}>
      <p>{t("waitingText")}</p>
      <Button className="mt-3" onClick={onGo}>
        {t("go")}
      </Button>
    </Alert>
  );
}
