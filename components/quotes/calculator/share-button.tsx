"use client";

import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/overlays/toast.tsx";

/** Copies the address, which holds all that the page shows. */
export function ShareButton() {
  const t = useTranslations("fees");
  const toast = useToast();
  return (
    <Button
      variant="secondary"
      onClick={async () => {
        await navigator.clipboard.writeText(window.location.href);
        toast(t("shared"));
      }}
    >
      <Link2 aria-hidden className="size-4" />
      {t("share")}
    </Button>
  );
}
