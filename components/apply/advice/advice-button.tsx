"use client";

import { Compass } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { MerchantKind, Product } from "#server/domain/merchants/kinds.ts";

/** Few open it, so it comes when somebody does; without a network the form does without it. */
const AdviceDialog = dynamic(() =>
  import("./advice-dialog.tsx").then(
    (file) => file.AdviceDialog,
    () => () => null,
  ),
);

interface AdviceButtonProps {
  kind: MerchantKind;
  onChoose: (product: Product) => void;
}

export function AdviceButton({ kind, onChoose }: AdviceButtonProps) {
  const t = useTranslations("apply.advice");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        <Compass aria-hidden className="size-4" />
        {t("open")}
      </Button>
      {open && (
        <AdviceDialog
          kind={kind}
          onClose={() => setOpen(false)}
          onChoose={(product) => {
            setOpen(false);
            onChoose(product);
          }}
        />
      )}
    </>
  );
}
