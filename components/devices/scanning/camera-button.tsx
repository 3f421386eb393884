"use client";

import { Camera } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { retryImport } from "#components/browser/retry-import.ts";
import { Button } from "#components/ui/button.tsx";

/** The reader of codes is large, and most desks have a scanner: it comes when somebody opens it. */
const CameraDialog = dynamic(() =>
  retryImport(() => import("./camera-dialog.tsx")).then((file) => file.CameraDialog),
);

/** Scans with the camera of a phone or a laptop, where there is no scanner. */
export function CameraButton({ onScan }: { onScan: (text: string) => void }) {
  const t = useTranslations("console.camera");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        <Camera aria-hidden className="size-4" />
        {t("open")}
      </Button>
      {open && <CameraDialog onScan={onScan} onClose={() => setOpen(false)} />}
    </>
  );
}
