"use client";

import { Camera, CircleCheck, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useProblemText } from "#components/api/use-problem-text.ts";
import { useFaultText } from "#components/form/use-fault-text.ts";
import { FieldError } from "#components/ui/field.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { DocumentView } from "#server/domain/application/application-view.ts";
import {
  DOCUMENT_TYPES,
  type DocumentSlot,
  MAX_DOCUMENT_BYTES,
} from "#server/domain/application/documents.ts";
import { downscalePhoto } from "./downscale-photo.ts";
import { UploadError, uploadDocument } from "./upload-document.ts";

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
  const textOf = useProblemText();
  const faultText = useFaultText();
  const inputId = useId();
  const [percent, setPercent] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (file: File) => {
    setProblem(null);
    const small = await downscalePhoto(file);
    const fault = fileFault(small);
    if (fault !== null) return setProblem(faultText(fault) ?? null);
    setPercent(0);
    try {
      await uploadDocument({ applicationId, slot, file: small, onProgress: setPercent });
      await props.onUploaded();
    } catch (error) {
      const reason = error instanceof UploadError ? error.reason : "network";
      setProblem(textOf({ reason, code: reason, message: t("failed"), details: {}, fieldErrors: {} }));
    } finally {
      setPercent(null);
    }
  };

  return (
    <li className="rounded-lg border border-line bg-surface p-4">
      <div className="flex items-start gap-4">
        <Thumbnail document={document} label={words(slot)} />
        <div className="min-w-0 flex-1">
          <p className="font-medium">{words(slot)}</p>
          <p className="text-sm text-ink-soft">{t(`hint.${slot}`)}</p>
          {document !== undefined && percent === null && (
            <p className="mt-1 flex items-center gap-1.5 text-sm text-accent-strong">
              <CircleCheck aria-hidden className="size-4 shrink-0" />
              {t("uploaded")}
              <span className="truncate text-ink-soft">{document.fileName}</span>
            </p>
          )}
          {percent !== null && (
            <div className="mt-2 grid gap-1">
              <Progress label={words(slot)} value={percent} />
              <p role="status" className="figures text-sm">
                {t("uploading", { percent })}
              </p>
            </div>
          )}
          {problem !== null && <FieldError id={`${inputId}-error`}>{problem}</FieldError>}
        </div>
      </div>
      {!disabled && (
        <label
          htmlFor={inputId}
          className="mt-3 flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-md border border-edge text-sm font-medium hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
        >
          <Camera aria-hidden className="size-4" />
          {document === undefined ? t("take") : t("replace")}
          <span className="sr-only">{words(slot)}</span>
          <input
            id={inputId}
            type="file"
            accept={DOCUMENT_TYPES.join(",")}
            className="sr-only"
            disabled={percent !== null}
            aria-invalid={problem !== null ? true : undefined}
            aria-describedby={problem !== null ? `${inputId}-error` : undefined}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = "";
              if (file !== undefined) void send(file);
            }}
          />
        </label>
      )}
    </li>
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
