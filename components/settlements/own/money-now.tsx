"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { PagedView } from "#components/query/paged-view.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC, useTRPCClient } from "#components/query/trpc.ts";
import { usePages } from "#components/query/use-pages.ts";
import { Link } from "#components/ui/link.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useDayName } from "#components/ui/use-day-name.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { settlementDayOf } from "#server/domain/settlements/rules.ts";
import { MoneyStatus } from "../badges.tsx";
import { useSettlementSentence } from "./use-settlement-sentence.ts";

const SHOWN = 5;

/** What is still to come and when, and what came last. */
export function MoneyNow({ merchantId }: { merchantId: string }) {
  const t = useTranslations("merchant.money");
  const trpc = useTRPC();
  const dayName = useDayName();
  const balances = useQuery(
    trpc.ledger.balances.queryOptions({ merchantId, by: "effective" }, { refetchInterval: 30_000 }),
  );
  return (
    <Panel title={t("now")}>
      <QueryView query={balances} loading={<Skeleton className="h-24" />}>
        {({ availableFen, reservedFen }) => (
          <>
            <p className="text-sm text-ink-soft">{t("toCome")}</p>
            <p className="text-4xl font-semibold tracking-tight">
              <Money fen={availableFen} />
            </p>
            <p className="mt-1 text-sm text-ink-soft">
              {availableFen > 0
                ? t("comesOn", { day: dayName(settlementDayOf(shanghaiDate(new Date()))) })
                : t("nothingToCome")}
            </p>
            {reservedFen !== 0 && (
              <p className="mt-1 text-sm text-ink-soft">
                {t("reserved")} <Money fen={-reservedFen} />
              </p>
            )}
          </>
        )}
      </QueryView>
      <LastSettlements merchantId={merchantId} />
    </Panel>
  );
}

function LastSettlements({ merchantId }: { merchantId: string }) {
  const t = useTranslations("merchant.money");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const sentence = useSettlementSentence();
  const settlements = usePages({
    list: trpc.settlements.list,
    from: client.settlements.list,
    input: { merchantId, only: "all" as const },
    refetchInterval: 30_000,
  });
  return (
    <PagedView query={settlements} empty={<p className="mt-4 text-sm text-ink-soft">{t("none")}</p>}>
      {(items) => (
        <ul className="mt-4 border-t border-line">
          {items.slice(0, SHOWN).map((settlement) => (
            <li key={settlement.id} className="border-b border-line last:border-0">
              <Link
                href={`/merchant/settlements/${settlement.id}`}
                className="flex min-h-14 items-center gap-3 py-2 hover:bg-sunken"
              >
                <span className="min-w-0 flex-1">
                  <Money fen={settlement.netFen} className="font-semibold" />
                  <span className="block text-sm text-ink-soft">
                    {sentence(settlement)}
                    {settlement.paidTo !== null &&
                      ` · ${settlement.paidTo.bankName} ••${settlement.paidTo.numberMasked.slice(-4)}`}
                  </span>
                </span>
                <MoneyStatus of="settlementStatus" status={settlement.status} />
                <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-soft" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </PagedView>
  );
}
