"use client";

import { Camera, CircleCheck, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { DocumentExpiry } from "#components/applications/document-expiry.tsx";
import { useFaultText } from "#components/form/use-fault-text.ts";
import { useProblemText } from "#components/query/use-problem-text.ts";
import { Button } from "#components/ui/button.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { DocumentView } from "#server/domain/applications/views.ts";
import { DOCUMENT_TYPES, MAX_DOCUMENT_BYTES } from "#server/domain/documents/limits.ts";
import type { DocumentSlot } from "#server/domain/documents/slots.ts";
import { downscalePhoto } from "./downscale-photo.ts";
import { useDocumentUpload } from "./use-document-upload.ts";

interface DocumentSlotProps {
  applicationId: string;
  slot: DocumentSlot;
  document: DocumentView | undefined;
  disabled: boolean;
  onUploaded: () => Promise<unknown>;
}

export function DocumentSlotField(props: DocumentSlotProps) {
  const { applicationId, slot, document, disabled } = props;
  const t = useTranslations("apply.doc");
  const words = useTranslations("words.document");
  const expiry = useTranslations("apply.expiry");
  const textOf = useProblemText();
  const faultText = useFaultText();
  const inputId = useId();
  const upload = useDocumentUpload(applicationId, slot, { disabled, onUploaded: props.onUploaded });
  const [fault, setFault] = useState<string | null>(null);

  const send = async (file: File) => {
    setFault(null);
    const small = await downscalePhoto(file);
    const found = fileFault(small);
    if (found === null) upload.send(small);
    else setFault(faultText(found) ?? null);
  };
  const { state } = upload;
  const running = state === null || state.kind === "refused" ? null : state;
  const refused =
    state?.kind === "refused"
      ? textOf({ ...state, message: t("failed"), details: {}, fieldErrors: {} })
      : null;
  const problem = fault ?? refused;

  return (
    <li className="rounded-lg border border-line bg-surface p-4">
      <div className="flex items-start gap-4">
        <Thumbnail document={document} label={words(slot)} />
        <div className="min-w-0 flex-1">
          <p className="font-medium">{words(slot)}</p>
          <p className="text-sm text-ink-soft">{t(`hint.${slot}`)}</p>
          {document !== undefined && running === null && (
            <p className="mt-1 flex items-center gap-1.5 text-sm text-accent-strong">
              <CircleCheck aria-hidden className="size-4 shrink-0" />
              {t("uploaded")}
              <span className="truncate text-ink-soft">{document.fileName}</span>
            </p>
          )}
          {document?.expiry != null && running === null && (
            <>
              <DocumentExpiry expiry={document.expiry} className="mt-1" />
              {document.expiry.state === "expired" && <p className="text-sm">{expiry("remedy.expired")}</p>}
            </>
          )}
          {running !== null && <Running label={words(slot)} {...running} />}
          {problem !== null && <FieldError id={`${inputId}-error`}>{problem}</FieldError>}
        </div>
      </div>
      {/* It stays while its file is sent: taken away, it would take the keyboard's place in the page with it. */}
      {!disabled && (
        <input
          id={inputId}
          type="file"
          accept={DOCUMENT_TYPES.join(",")}
          className="peer sr-only"
          aria-label={`${t(document === undefined ? "take" : "replace")} ${words(slot)}`}
          aria-disabled={running !== null}
          aria-invalid={problem !== null ? true : undefined}
          aria-describedby={problem !== null ? `${inputId}-error` : undefined}
          onClick={(event) => {
            if (running !== null) event.preventDefault();
          }}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file !== undefined) void send(file);
          }}
        />
      )}
      {running !== null && (
        <Button variant="ghost" className="mt-3 w-full" onClick={upload.cancel}>
          {t("cancel")}
          <span className="sr-only">{words(slot)}</span>
        </Button>
      )}
      {!disabled && running === null && (
        <label
          htmlFor={inputId}
          className="mt-3 flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-md border border-edge text-sm font-medium hover:bg-sunken peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent"
        >
          <Camera aria-hidden className="size-4" />
          {document === undefined ? t("take") : t("replace")}
        </label>
      )}
    </li>
  );
}

interface RunningProps {
  label: string;
  kind: "sending" | "waiting";
  percent: number;
}

function Running({ label, kind, percent }: RunningProps) {
  const t = useTranslations("apply.doc");
  return (
    <div className="mt-2 grid gap-1">
      <Progress label={label} value={percent} />
      <p role="status" className={`figures text-sm ${kind === "waiting" ? "text-warn" : ""}`}>
        {t(kind === "waiting" ? "waiting" : "uploading", { percent })}
      </p>
    </div>
  );
}

function Thumbnail({ document, label }: { document: DocumentView | undefined; label: string }) {
  const frame = "grid size-16 shrink-0 place-items-center overflow-hidden rounded-md bg-sunken text-ink-soft";
  if (document === undefined || document.contentType === "application/pdf") {
    return (
      <span aria-hidden className={frame}>
        <FileText className="size-6" />
      </span>
    );
  }
  return (
    // biome-ignore lint/performance/noImgElement: the image optimiser is off; documents are authorised downloads
    <img src={`/api/documents/${document.id}`} alt={label} className={`${frame} object-cover`} />
  );
}

function fileFault(file: File): string | null {
  if (file.size > MAX_DOCUMENT_BYTES) return "file_too_large";
  return DOCUMENT_TYPES.some((type) => type === file.type) ? null : "file_type";
}
