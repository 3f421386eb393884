"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";

/** The next thing to do while a delivered terminal waits for its activation; nothing otherwise. */
export function ArrivedTerminals({ merchantId, onGo }: { merchantId: string; onGo: () => void }) {
  const t = useTranslations("merchant.arrived");
  const trpc = useTRPC();
  const terminals = useQuery(trpc.terminals.list.queryOptions({ merchantId }));
  const waiting = (terminals.data?.items ?? []).filter(
    (terminal) => terminal.status === "awaiting_activation" && terminal.deviceStatus === "delivered",
  );
  if (waiting.length === 0) return null;
  return (
    <Alert tone="good" title={t("title", { count: waiting.length })}>
      <p>{t("text")}</p>
      <Button className="mt-3" onClick={onGo}>
        {t("go")}
      </Button>
    </Alert>
  );
}
