"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { Link } from "#components/ui/link.tsx";
import { knownValue } from "#components/ui/tables/known-value.ts";
import { PRODUCTS } from "#server/domain/merchants/kinds.ts";
import type { ScopeLevel } from "#server/domain/scope.ts";

const LINK = "font-medium text-accent-strong underline underline-offset-4";

/** Whom a card or campaign is for, by name. */
export function ScopeName({ level, scopeId }: { level: ScopeLevel; scopeId: string }) {
  const t = useTranslations("console.prices");
  const words = useTranslations("words.product");
  switch (level) {
    case "platform":
      return t("everybody");
    case "product": {
      const product = knownValue(PRODUCTS, scopeId);
      return product === undefined ? scopeId : words(product);
    }
    case "merchant":
      return <MerchantLink merchantId={scopeId} />;
    case "terminal":
      return <TerminalLink terminalId={scopeId} />;
  }
}

export function MerchantLink({ merchantId }: { merchantId: string }) {
  const trpc = useTRPC();
  const merchant = useQuery(trpc.merchants.get.queryOptions({ merchantId }));
  return (
    <Link href={`/console/merchants/${merchantId}`} className={LINK}>
      {merchant.data?.name ?? merchantId}
    </Link>
  );
}

export function TerminalLink({ terminalId }: { terminalId: string }) {
  const trpc = useTRPC();
  const terminal = useQuery(trpc.terminals.get.queryOptions({ terminalId }));
  return (
    <Link href={`/console/terminals/${terminalId}`} className={LINK}>
      {terminal.data === undefined ? terminalId : `${terminal.data.merchantName} · ${terminal.data.number}`}
    </Link>
  );
}
