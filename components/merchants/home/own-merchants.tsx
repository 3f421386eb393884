"use client";

import { useQuery } from "@tanstack/react-query";
import { Store } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Link } from "#components/ui/link.tsx";
import type { MerchantView } from "#server/domain/merchants/views.ts";

interface OwnMerchantsProps {
  /** Whether there is something to show to whoever has none. */
  evenNone?: boolean;
  children: (merchants: readonly MerchantView[]) => ReactNode;
}

/** The merchants of whoever is signed in; without one, the way to the application. */
export function OwnMerchants({ evenNone = false, children }: OwnMerchantsProps) {
  const t = useTranslations("merchant");
  const trpc = useTRPC();
  const mine = useQuery(trpc.merchants.mine.queryOptions());
  return (
    <QueryView query={mine}>
      {(merchants) =>
        merchants.length === 0 && !evenNone ? (
          <EmptyState
            icon={Store}
            title={t("none")}
            action={
              <Button asChild>
                <Link href="/apply">{t("toApply")}</Link>
              </Button>
            }
          >
            {t("noneText")}
          </EmptyState>
        ) : (
          children(merchants)
        )
      }
    </QueryView>
  );
}
