"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { useTRPC } from "#components/query/trpc.ts";
import { Panel } from "#components/ui/panel.tsx";
import type { DeviceView } from "#server/domain/devices/views.ts";
import { PaymentKeyTable } from "./payment-key-table.tsx";
import { RecordInjectionButton } from "./record-injection-button.tsx";

/** Which payment keys are in a device, by reference and check value, and who vouches for them. */
export function PaymentKeyPanel({ device }: { device: DeviceView }) {
  const may = usePermissions();
  return may("payment_key:read") ? <Keys device={device} /> : null;
}

function Keys({ device }: { device: DeviceView }) {
  const t = useTranslations("console.devices.keys");
  const may = usePermissions();
  const trpc = useTRPC();
  const keys = useQuery(trpc.devices.paymentKeys.queryOptions({ deviceId: device.id }));
  const items = keys.data ?? [];
  return (
    <Panel title={t("title")} actions={may("payment_key:write") && <RecordInjectionButton device={device} />}>
      <p className="mb-3 text-sm text-ink-soft">{items.length === 0 ? t("none") : t("lead")}</p>
      {items.length > 0 && <PaymentKeyTable keys={items} serialNumber={device.serialNumber} withActs />}
    </Panel>
  );
}
