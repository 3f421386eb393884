"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CreateShipmentDialog } from "./create-shipment-dialog.tsx";

interface CreateShipmentButtonProps {
  device: { id: string; serialNumber: string; merchantId: string | null };
}

export function CreateShipmentButton({ device }: CreateShipmentButtonProps) {
  const t = useTranslations("console.shipments");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" size="small" onClick={() => setOpen(true)}>
        {t("create")}
      </Button>
      {open && <CreateShipmentDialog device={device} onClose={() => setOpen(false)} />}
    </>
  );
}
