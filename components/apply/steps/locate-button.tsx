"use client";

import { LocateFixed } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLocked } from "#components/form/field-locks.ts";
import { Button } from "#components/ui/button.tsx";

interface LocateButtonProps {
  onLocated: (position: { lat: number; lng: number }) => void;
}

/** Records where the shop is; a help, never a duty, since many devices cannot tell. */
export function LocateButton({ onLocated }: LocateButtonProps) {
  const t = useTranslations("apply.fields");
  const locked = useLocked("lat");
  const [state, setState] = useState<"idle" | "busy" | "done" | "failed">("idle");
  const locate = () => {
    setState("busy");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        onLocated({ lat: coords.latitude, lng: coords.longitude });
        setState("done");
      },
      () => setState("failed"),
      { timeout: 10_000 },
    );
  };
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button variant="secondary" onClick={locate} busy={state === "busy"} disabled={locked}>
        <LocateFixed aria-hidden className="size-4" />
        {t("locate")}
      </Button>
      <span role="status" className="text-sm text-ink-soft">
        {state === "done" && t("located")}
        {state === "failed" && t("locateFailed")}
      </span>
    </div>
  );
}
