"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CreateShipmentDialog } from "./create-shipment-dialog.tsx";

export function CreateShipmentButton({ deviceId, serialNumber }: { deviceId: string; serialNumber: string }) {
  const t = useTranslations("console.shipments");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" size="small" onClick={() => setOpen(true)}>
        {t("create")}
      </Button>
      <CreateShipmentDialog
        open={open}
        onOpenChange={setOpen}
        deviceId={deviceId}
        serialNumber={serialNumber}
      />
    </>
  );
}
