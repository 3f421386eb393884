"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";

interface ReadLogProps {
  logId: string;
  /** What the file is called. */
  name: string;
}

/** Shows a log once it is asked for: the look is written down. */
export function ReadLogButton({ logId, name }: ReadLogProps) {
  const t = useTranslations("console.terminals.logs");
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const log = useMutation(
    trpc.terminals.readLog.mutationOptions({
      meta: { changesNothingShown: true },
      onSuccess: () => setOpen(true),
    }),
  );
  const text = log.data?.log ?? "";
  return (
    <>
      <Button variant="secondary" busy={log.isPending} onClick={() => log.mutate({ logId })}>
        {t("read")}
      </Button>
      {log.error !== null && <Alert tone="danger">{t("unreadable")}</Alert>}
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} description={t("masked")}>
        <pre className="max-h-96 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs whitespace-pre-wrap">
          {text}
        </pre>
        <Button asChild variant="secondary" className="mt-4">
          <a href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} download={name}>
            {t("download")}
          </a>
        </Button>
      </Dialog>
    </>
  );
}
