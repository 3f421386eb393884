"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { cx } from "#components/ui/class-names.ts";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { useCamera } from "./use-camera.ts";

/** So long the frame shows that something was read. */
const TICK_MS = 700;

interface CameraDialogProps {
  onScan: (text: string) => void;
  onClose: () => void;
}

/** Reads one code after the other; what was read already is not told again while the dialog is open. */
export function CameraDialog({ onScan, onClose }: CameraDialogProps) {
  const t = useTranslations("console.camera");
  const video = useRef<HTMLVideoElement>(null);
  const seen = useRef(new Set<string>());
  const [last, setLast] = useState<{ text: string; count: number } | null>(null);
  const [ticking, setTicking] = useState(false);
  const tell = useRef(onScan);
  tell.current = onScan;
  const read = useCallback((text: string) => {
    if (seen.current.has(text)) return;
    seen.current.add(text);
    setLast({ text, count: seen.current.size });
    setTicking(true);
    window.setTimeout(() => setTicking(false), TICK_MS);
    tell.current(text);
  }, []);
  const state = useCamera(video, read);
  return (
    <Dialog open onOpenChange={onClose} title={t("title")} description={t("text")}>
      <div className="grid gap-4">
        {state.phase === "failed" ? (
          <Alert tone="danger" title={t(`fault.${state.fault}`)}>
            {t(`remedy.${state.fault}`)}
          </Alert>
        ) : (
          <div
            className={cx(
              "relative overflow-hidden rounded-lg border-4",
              ticking ? "border-accent" : "border-line",
            )}
          >
            <video
              ref={video}
              muted
              playsInline
              aria-label={t("picture")}
              className="aspect-4/3 w-full bg-sunken object-cover"
            />
            {ticking && (
              <Check
                aria-hidden
                className="absolute inset-0 m-auto size-20 rounded-full bg-surface p-3 text-accent"
              />
            )}
          </div>
        )}
        <p role="status" className="figures min-h-6 text-sm">
          {last !== null && t("read", last)}
          {last === null && state.phase === "asking" && t("asking")}
          {last === null && state.phase === "running" && t("running")}
        </p>
        <Button onClick={onClose}>{t("done")}</Button>
      </div>
    </Dialog>
  );
}
