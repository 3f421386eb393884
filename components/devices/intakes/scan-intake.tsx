"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { ScanField } from "#components/devices/scanning/scan-field.tsx";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { IntakeView } from "#server/domain/devices/intakes/views.ts";
import { IntakeCounts } from "./intake-counts.tsx";
import { type IntakeTarget, sendNext } from "./send-lines.ts";

const SHOWN = 12;

/** A scanner types a serial number and Enter; each is taken in while the next is scanned. */
export function ScanIntake({ into }: { into: IntakeTarget }) {
  const t = useTranslations("console.intakes");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const lines = useRef<string[]>([]);
  const latest = useRef<IntakeView | null>(null);
  const sending = useRef(false);
  const [scanned, setScanned] = useState<string[]>([]);
  const [intake, setIntake] = useState<IntakeView | null>(null);
  const faulty = useQuery({
    ...trpc.devices.faultyLines.queryOptions({ intakeId: intake?.id ?? "" }),
    enabled: intake !== null && intake.faulty > 0,
  });

  const send = useMutation({
    mutationFn: async () => {
      try {
        latest.current ??= await client.devices.startIntake.mutate({ source: "scan", ...into });
        while (latest.current.doneLines < lines.current.length) {
          latest.current = await sendNext(latest.current, lines.current, (input) =>
            client.devices.receiveLines.mutate(input),
          );
          setIntake(latest.current);
        }
      } finally {
        sending.current = false;
      }
    },
  });
  /** One call at a time; what is scanned meanwhile goes with the next. */
  const scan = (text: string) => {
    if (text.trim() === "") return;
    lines.current.push(text);
    setScanned([...lines.current]);
    if (sending.current) return;
    sending.current = true;
    send.mutate();
  };
  const reasonOf = new Map(faulty.data?.map(({ line, reason }) => [line, reason]));
  const shown = scanned.map((text, at) => ({ text, line: at + 1 })).slice(-SHOWN);
  return (
    <div className="grid gap-4">
      <ScanField label={t("scan")} hint={t("scanHint")} onScan={scan} />
      <FormProblem error={send.error} />
      {intake !== null && <IntakeCounts intake={intake} />}
      <ol className="grid gap-1" aria-label={t("latest")}>
        {shown.reverse().map(({ text, line }) => {
          const reason = reasonOf.get(line);
          const waits = line > (intake?.doneLines ?? 0);
          return (
            <li
              key={line}
              className="flex items-center justify-between gap-3 border-b border-line py-1.5 text-sm"
            >
              <span className="figures">{text}</span>
              <Badge tone={waits ? "neutral" : reason === undefined ? "accent" : "danger"}>
                {waits ? t("sending") : reason === undefined ? t("taken") : t(`faulty.${reason}`)}
              </Badge>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
