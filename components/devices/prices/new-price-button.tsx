"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { NewPriceDialog, type PricedModel } from "./new-price-dialog.tsx";

/** A price of a model from a day on, or the end of an offer. */
export function NewPriceButton(priced: PricedModel) {
  const t = useTranslations("console.models");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("newPrice")}</Button>
      {open && <NewPriceDialog {...priced} onClose={() => setOpen(false)} />}
    </>
  );
}
