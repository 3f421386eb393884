"use client";

import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { LinkFault } from "#components/virtual-terminal/device/link/link-fault.ts";

/** A refusal in the protocol's own code, what it means, and how to go on. */
export function FaultNotice({ fault }: { fault: LinkFault }) {
  const t = useTranslations("terminal.faults");
  const known = t.has(fault.code as "network");
  const { minimum } = fault.details;
  return (
    <Alert tone="danger" className="p-3">
      {known ? t(fault.code as "network", { minimum: String(minimum ?? "") }) : fault.message}
      <span className="mt-1 block font-mono text-xs">
        {fault.status > 0 ? `${fault.status} ` : ""}
        {fault.code}
      </span>
    </Alert>
  );
}
