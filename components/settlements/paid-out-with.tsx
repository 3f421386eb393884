"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { Link } from "#components/ui/link.tsx";
import { useDayName } from "#components/ui/use-day-name.ts";

interface PaidOutWithProps {
  /** The posting of a payment, refund or whatever it books. */
  postingId: string;
  /** Where a settlement's page is in this room. */
  base: string;
}

/** From an amount upward: the settlement that pays it out, or that it is still open. */
export function PaidOutWith({ postingId, base }: PaidOutWithProps) {
  const t = useTranslations("merchant.money");
  const trpc = useTRPC();
  const dayName = useDayName();
  const explained = useQuery(trpc.settlements.explain.queryOptions({ postingId }));
  const [posting] = explained.data?.postings ?? [];
  if (posting === undefined) return "–";
  const { settlementId, settlesOn } = posting;
  if (settlementId === null || settlesOn === null) return t("notSettledYet");
  return (
    <Link
      href={`${base}/${settlementId}`}
      className="text-accent-strong underline underline-offset-4 hover:no-underline"
    >
      {t("settledOn", { day: dayName(settlesOn) })}
    </Link>
  );
}
