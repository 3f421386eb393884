"use client";

import { useQuery } from "@tanstack/react-query";
import { Store } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Invitations } from "#components/members/invitations.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { MembershipView } from "#server/domain/members/views.ts";
import type { MerchantView } from "#server/domain/merchants/views.ts";

interface OwnMerchantsProps {
  children: (merchants: readonly MerchantView[], memberships: readonly MembershipView[]) => ReactNode;
}

/** The merchants of whoever is signed in, and those that they may look at; without any, the way to the application. */
export function OwnMerchants({ children }: OwnMerchantsProps) {
  const trpc = useTRPC();
  const mine = useQuery(trpc.merchants.mine.queryOptions());
  const memberships = useQuery(trpc.members.mine.queryOptions());
  return (
    <QueryView query={memberships}>
      {(all) => {
        const active = all.filter(({ status }) => status === "active");
        return (
          <>
            <Invitations memberships={all} />
            <QueryView query={mine}>
              {(merchants) =>
                merchants.length + active.length > 0
                  ? children(merchants, active)
                  : all.length === 0 && <NoMerchant />
              }
            </QueryView>
          </>
        );
      }}
    </QueryView>
  );
}

function NoMerchant() {
  const t = useTranslations("merchant");
  return (
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
  );
}
