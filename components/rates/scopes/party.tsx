"use client";

import { useTranslations } from "next-intl";
import type { FeeScope } from "#components/quotes/calculator/use-fee-asked.ts";
import { MerchantLink, TerminalLink } from "./scope-name.tsx";

/** The name of whoever's prices are shown. */
export function Party({ scope: { merchantId, terminalId } }: { scope: FeeScope }) {
  const t = useTranslations("console.prices");
  if (terminalId !== undefined) return <TerminalLink terminalId={terminalId} />;
  if (merchantId !== undefined) return <MerchantLink merchantId={merchantId} />;
  return <strong>{t("platform")}</strong>;
}
