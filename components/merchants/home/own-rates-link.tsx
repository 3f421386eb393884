"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";

/** The way to one's own prices, for whoever has a merchant: who keeps the books of others has none. */
export function OwnRatesLink() {
  const t = useTranslations("merchant.fees");
  const trpc = useTRPC();
  const mine = useQuery(trpc.merchants.mine.queryOptions());
  if (mine.data?.length === 0) return null;
  return (
    <Button asChild variant="secondary">
      <Link href="/merchant/fees">{t("open")}</Link>
    </Button>
  );
}
