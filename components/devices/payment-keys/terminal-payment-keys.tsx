"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { usePermissions } from "#components/console/use-permissions.ts";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { PaymentKeyView } from "#server/domain/devices/payment-keys/views.ts";
import { PaymentKeyTable } from "./payment-key-table.tsx";

/** The payment keys of the device that a terminal is, for custodians; what is done about one is done at the device. */
export function TerminalPaymentKeys({ terminalId }: { terminalId: string }) {
  const may = usePermissions();
  return may("payment_key:read") ? <Keys terminalId={terminalId} /> : null;
}

function Keys({ terminalId }: { terminalId: string }) {
  const t = useTranslations("console.devices.keys");
  const keys = useQuery(useTRPC().devices.paymentKeys.queryOptions({ terminalId }));
  return (
    <Panel title={t("title")} actions={<ToDevice keys={keys.data ?? []} />}>
      <QueryView query={keys}>
        {(items) =>
          items.length === 0 ? (
            <p className="text-sm text-ink-soft">{t("none")}</p>
          ) : (
            <PaymentKeyTable keys={items} serialNumber={items[0]?.serialNumber ?? ""} withActs={false} />
          )
        }
      </QueryView>
    </Panel>
  );
}

function ToDevice({ keys: [newest] }: { keys: readonly PaymentKeyView[] }) {
  const t = useTranslations("console.devices.keys");
  if (newest === undefined) return null;
  return (
    <Button asChild variant="secondary" size="small">
      <Link href={`/console/devices/${newest.deviceId}`}>
        {t("atDevice", { serialNumber: newest.serialNumber })}
      </Link>
    </Button>
  );
}
