"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { ScanField } from "#components/devices/scanning/scan-field.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPCClient } from "#components/query/trpc.ts";
import { Badge } from "#components/ui/badge.tsx";
import { serialNumber } from "#server/domain/fields/text.ts";

const SHOWN = 12;
/** As many as one call takes. */
const AT_ONCE = 500;

/** A scanner types a serial number and Enter; what is scanned while a call is under way goes with the next. */
export function ScanStockTake({ stockTakeId }: { stockTakeId: string }) {
  const t = useTranslations("console.stockTakes");
  const client = useTRPCClient();
  const waiting = useRef<string[]>([]);
  const sending = useRef(false);
  const [latest, setLatest] = useState<{ text: string; isSerial: boolean }[]>([]);
  const send = useMutation({
    mutationFn: async () => {
      try {
        while (waiting.current.length > 0) {
          const serialNumbers = waiting.current.slice(0, AT_ONCE);
          await client.devices.scanStockTake.mutate({ stockTakeId, serialNumbers });
          waiting.current.splice(0, serialNumbers.length);
        }
      } finally {
        // What was not taken is sent with the next scan.
        sending.current = false;
      }
    },
  });
  const scan = (text: string) => {
    if (text.trim() === "") return;
    const isSerial = serialNumber.safeParse(text).success;
    setLatest((before) => [{ text, isSerial }, ...before].slice(0, SHOWN));
    if (!isSerial) return;
    waiting.current.push(text);
    if (sending.current) return;
    sending.current = true;
    send.mutate();
  };
  return (
    <div className="grid gap-4">
      <ScanField label={t("scan")} hint={t("scanHint")} onScan={scan} />
      <FormProblem error={send.error} />
      <ol className="grid gap-1 text-sm" aria-label={t("scanned")}>
        {latest.map(({ text, isSerial }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same serial may be scanned twice
          <li key={`${text} ${at}`} className="flex justify-between gap-3 border-b border-line py-1.5">
            <span className="figures">{text}</span>
            {!isSerial && <Badge tone="danger">{t("noSerial")}</Badge>}
          </li>
        ))}
      </ol>
    </div>
  );
}
