"use client";

import { useMutation } from "@tanstack/react-query";
import { FileText, Paperclip, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { sendFile } from "#components/query/send-file.ts";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/overlays/confirm-dialog.tsx";
import { useToast } from "#components/ui/overlays/toast.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import type { CaseView } from "#server/domain/reviews/views.ts";

interface CaseAttachmentsProps {
  file: CaseView;
  mayAttach: boolean;
  onDone: (fresh: CaseView) => void;
}

/** Letters, screenshots and scans that colleagues lay beside a case; each opens by itself, and that it was opened is on record. */
export function CaseAttachments({ file, mayAttach, onDone }: CaseAttachmentsProps) {
  const t = useTranslations("console.case");
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const [leaving, setLeaving] = useState<CaseView["attachments"][number] | null>(null);
  const attach = useMutation({
    mutationFn: async (chosen: File) =>
      (await sendFile(`/api/cases/${file.id}/attachments`, chosen, {
        "x-file-name": encodeURIComponent(chosen.name),
      })) as CaseView,
    onSuccess: (fresh) => {
      toast(t("attached"));
      onDone(fresh);
    },
  });
  const remove = useMutation(
    useTRPC().reviews.removeAttachment.mutationOptions({
      onSuccess: onDone,
      onSettled: () => setLeaving(null),
    }),
  );
  const mayAdd = mayAttach && file.erasedAt === null;
  if (!mayAdd && file.attachments.length === 0) return null;
  return (
    <Panel
      title={t("files")}
      actions={
        mayAdd && (
          <>
            <input
              ref={input}
              type="file"
              accept="image/jpeg,image/png,image/webp,application/pdf"
              aria-label={t("attach")}
              hidden
              onChange={({ target }) => {
                const [chosen] = target.files ?? [];
                if (chosen !== undefined) attach.mutate(chosen);
                target.value = "";
              }}
            />
            <Button variant="ghost" busy={attach.isPending} onClick={() => input.current?.click()}>
              <Paperclip aria-hidden className="size-4" />
              {t("attach")}
            </Button>
          </>
        )
      }
    >
      <FormProblem error={attach.error ?? remove.error} />
      {file.attachments.length === 0 && <p className="text-sm text-ink-soft">{t("noFiles")}</p>}
      <ul className="divide-y divide-line text-sm">
        {file.attachments.map((one) => (
          <li key={one.id} className="flex items-center justify-between gap-3 py-1.5">
            <span className="min-w-0">
              <a
                href={`/api/cases/attachments/${one.id}`}
                target="_blank"
                rel="noreferrer"
                className="inline-flex items-center gap-1.5 font-medium wrap-anywhere underline-offset-2 hover:underline"
              >
                <FileText aria-hidden className="size-4 shrink-0 text-ink-soft" />
                {one.fileName}
              </a>
              <span className="block text-ink-soft">
                {one.by} · <RelativeDate at={one.at} />
              </span>
            </span>
            {one.removable && (
              <Button
                variant="ghost"
                size="icon"
                aria-label={t("removeFile", { name: one.fileName })}
                onClick={() => setLeaving(one)}
              >
                <X aria-hidden className="size-4" />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {leaving !== null && (
        <ConfirmDialog
          open
          onOpenChange={() => setLeaving(null)}
          title={t("removeFile", { name: leaving.fileName })}
          description={t("removeFileText")}
          confirmLabel={t("removeFileNow")}
          destructive
          busy={remove.isPending}
          onConfirm={() => remove.mutate({ attachmentId: leaving.id })}
        />
      )}
    </Panel>
  );
}
