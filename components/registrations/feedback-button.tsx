"use client";

import { useMutation } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPCClient } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import type { ExportView, FeedbackRead } from "#server/domain/registrations/views.ts";
import { feedbackRowsOf, sendFeedback } from "./read-feedback-file.ts";

/** Reads the answer to a file, and says of every row that could not be read why. */
export function FeedbackButton({ file }: { file: ExportView }) {
  const t = useTranslations("console.registrations");
  const client = useTRPCClient();
  const input = useRef<HTMLInputElement>(null);
  const read = useMutation({
    mutationFn: async (answer: File) => {
      const rows = await feedbackRowsOf(answer);
      return sendFeedback(file.id, rows, (part) => client.registrations.readFeedback.mutate(part));
    },
  });
  const label = t("readFeedback", { at: file.id.slice(-6) });
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        busy={read.isPending}
        aria-label={label}
        onClick={() => input.current?.click()}
      >
        <Upload aria-hidden className="size-4" />
        {t("feedback")}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv,text/plain"
        aria-label={label}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [answer] = event.target.files ?? [];
          event.target.value = "";
          if (answer !== undefined) read.mutate(answer);
        }}
      />
      {(read.data !== undefined || read.error !== null) && (
        <Dialog open onOpenChange={read.reset} title={t("feedbackTitle")}>
          <FormProblem error={read.error} />
          {read.data !== undefined && <Read read={read.data} />}
        </Dialog>
      )}
    </>
  );
}

/** More faulty rows than anybody reads; the file is put right by then. */
const SHOWN = 50;

function Read({ read }: { read: FeedbackRead }) {
  const t = useTranslations("console.registrations");
  return (
    <div className="grid gap-3 text-sm">
      <p>
        {t("feedbackRead", { accepted: read.accepted, rejected: read.rejected, known: read.known })}{" "}
        {read.faulty.length > 0 && t("feedbackFaulty", { count: read.faulty.length })}
      </p>
      <ul className="grid max-h-72 gap-1 overflow-y-auto">
        {read.faulty.slice(0, SHOWN).map(({ row, record, fault }) => (
          <li key={row}>
            {t("faultyRow", { row })} <span className="font-mono text-xs">{record}</span>{" "}
            {t(`fault.${fault}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
