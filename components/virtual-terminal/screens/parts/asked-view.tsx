"use client";

import { Loader2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { LinkFault } from "#components/virtual-terminal/device/link/link-fault.ts";
import { FaultNotice } from "../fault-notice.tsx";
import { PrimaryButton } from "./primary-button.tsx";

interface AskedViewProps<Answer> {
  asked: { answer: Answer | undefined; fault: LinkFault | null; again: () => void };
  children: (answer: Answer) => ReactNode;
}

/** What was asked for; until it is there a sign of work, and where it cannot be had the fault with another try. */
export function AskedView<Answer>({ asked, children }: AskedViewProps<Answer>) {
  const t = useTranslations("terminal.starting");
  const { answer, fault, again } = asked;
  if (fault !== null) {
    return (
      <div className="grid gap-3">
        <FaultNotice fault={fault} />
        <PrimaryButton onClick={again}>{t("retry")}</PrimaryButton>
      </div>
    );
  }
  if (answer !== undefined) return children(answer);
  return (
    <Loader2 role="status" aria-label={t("loading")} className="m-auto size-8 animate-spin text-accent" />
  );
}
