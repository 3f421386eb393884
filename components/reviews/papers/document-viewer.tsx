"use client";

import { FileText, Flag, RotateCw, ScanText, ZoomIn, ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useEffect, useState } from "react";
import { DocumentExpiry } from "#components/applications/document-expiry.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { CaseView } from "#server/domain/reviews/views.ts";

interface DocumentViewerProps {
  documents: CaseView["documents"];
  flagged: readonly string[];
  onFlag: ((field: string) => void) | undefined;
  /** The slot that belongs to what is being read; it comes to the front as that changes. */
  wanted: string | undefined;
  reading: { read: object | null; busy: boolean; start: () => Promise<void> };
}

const ZOOMS = [1, 1.5, 2, 3] as const;

/** One document at a time, large; zoomed and turned without leaving the fields beside it, and left alone while those are ticked. */
export const DocumentViewer = memo(function DocumentViewer(props: DocumentViewerProps) {
  const { documents, flagged, onFlag, wanted, reading } = props;
  const t = useTranslations("console.case");
  const words = useTranslations("words.document");
  const [chosen, setChosen] = useState(0);
  const [zoom, setZoom] = useState(0);
  const [turns, setTurns] = useState(0);
  useEffect(() => {
    const at = documents.findIndex(({ slot }) => slot === wanted);
    if (at >= 0) setChosen(at);
  }, [wanted, documents]);
  const document = documents[chosen] ?? documents[0];
  if (document === undefined) {
    return (
      <EmptyState icon={FileText} title={t("noDocuments")}>
        {t("noDocumentsText")}
      </EmptyState>
    );
  }
  const field = `documents.${document.slot}`;
  return (
    <Panel
      title={words(document.slot)}
      actions={
        <div className="flex">
          {reading.read === null && (
            <Button variant="ghost" busy={reading.busy} onClick={() => void reading.start()}>
              <ScanText aria-hidden className="size-4" />
              {t("readPapers")}
            </Button>
          )}
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("zoomOut")}
            disabled={zoom === 0}
            onClick={() => setZoom((step) => step - 1)}
          >
            <ZoomOut aria-hidden className="size-4" />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("zoomIn")}
            disabled={zoom === ZOOMS.length - 1}
            onClick={() => setZoom((step) => step + 1)}
          >
            <ZoomIn aria-hidden className="size-4" />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("rotate")}
            onClick={() => setTurns((count) => (count + 1) % 4)}
          >
            <RotateCw aria-hidden className="size-4" />
          </Button>
          {onFlag !== undefined && (
            <Button
              variant="ghost"
              size="icon"
              aria-pressed={flagged.includes(field)}
              aria-label={t("flag", { field: words(document.slot) })}
              onClick={() => onFlag(field)}
              className="aria-pressed:bg-warn-soft aria-pressed:text-warn"
            >
              <Flag aria-hidden className="size-4" />
            </Button>
          )}
        </div>
      }
    >
      {document.expiry !== null && <DocumentExpiry expiry={document.expiry} className="mb-3" />}
      <Frame document={document} zoom={ZOOMS[zoom] ?? 1} turns={turns} label={words(document.slot)} />
      <div role="tablist" aria-label={t("documents")} className="mt-3 flex flex-wrap gap-2">
        {documents.map((candidate, index) => (
          <button
            key={candidate.id}
            type="button"
            role="tab"
            aria-selected={candidate === document}
            onClick={() => {
              setChosen(index);
              setZoom(0);
              setTurns(0);
            }}
            className="min-h-8 rounded-md border border-edge px-2 text-xs hover:bg-sunken aria-selected:border-accent aria-selected:bg-accent-soft aria-selected:text-accent-strong"
          >
            {words(candidate.slot)}
            <Ending expiry={candidate.expiry} />
            {flagged.includes(`documents.${candidate.slot}`) && (
              <Flag aria-hidden className="ms-1 inline size-3 text-warn" />
            )}
          </button>
        ))}
      </div>
    </Panel>
  );
});

/** In the list, a document that has ended or soon will stands out before it is looked at. */
function Ending({ expiry }: Pick<CaseView["documents"][number], "expiry">) {
  const t = useTranslations("apply.expiry");
  if (expiry?.state !== "expired" && expiry?.state !== "expiring") return null;
  const tone = expiry.state === "expired" ? "text-danger" : "text-warn";
  return (
    <span className={`ms-1 ${tone}`}>{t(expiry.state, { date: expiry.until, days: expiry.daysLeft })}</span>
  );
}

interface FrameProps {
  document: CaseView["documents"][number];
  zoom: number;
  turns: number;
  label: string;
}

function Frame({ document, zoom, turns, label }: FrameProps) {
  const t = useTranslations("console.case");
  const [gone, setGone] = useState<string | null>(null);
  const address = `/api/documents/${document.id}`;
  if (document.contentType === "application/pdf") {
    return (
      <Button asChild variant="secondary">
        <a href={address} target="_blank" rel="noreferrer">
          <FileText aria-hidden className="size-4" />
          {t("openPdf")}
        </a>
      </Button>
    );
  }
  if (gone === address) return <Alert tone="warn">{t("documentGone")}</Alert>;
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a zoomed picture is scrolled by keys
      tabIndex={0}
      className="grid h-[26rem] xl:h-[calc(100vh-19rem)] place-items-center overflow-auto rounded-md bg-sunken"
    >
      {/* biome-ignore lint/performance/noImgElement: an authorised download, never optimised or cached */}
      <img
        src={address}
        alt={label}
        onError={() => setGone(address)}
        style={{ width: `${zoom * 100}%`, rotate: `${turns * 90}deg` }}
        className="max-w-none object-contain transition-transform duration-150"
      />
    </section>
  );
}
