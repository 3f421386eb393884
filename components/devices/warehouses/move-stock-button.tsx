"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { MoveStockDialog } from "./move-stock-dialog.tsx";
import { useOpenWarehouses } from "./use-open-warehouses.ts";

/** Moves between warehouses, where there are two of them. */
export function MoveStockButton() {
  const t = useTranslations("console.warehouses");
  const [open, setOpen] = useState(false);
  if (useOpenWarehouses().length < 2) return null;
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t("move")}
      </Button>
      {open && <MoveStockDialog onClose={() => setOpen(false)} />}
    </>
  );
}
