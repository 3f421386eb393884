"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { cx } from "#components/ui/class-names.ts";
import { Link } from "#components/ui/link.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { useDayName } from "#components/ui/use-day-name.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { shanghaiTime } from "#server/domain/calendar/shanghai-time.ts";
import type { Fen } from "#server/domain/money/fen.ts";
import { WAITING_PAYMENT_STATUSES } from "#server/domain/payments/status.ts";
import type { PaymentSummary } from "#server/domain/payments/views.ts";
import { daysOf, type PaymentDay } from "./days-of.ts";
import { PaymentStatusBadge } from "./payment-status-badge.tsx";

interface PaymentDaysProps {
  items: readonly PaymentSummary[];
  merchantId: string;
  /** Where a payment's page is in this room. */
  base: string;
  /** Whether the sum of each day is the reader's to see. */
  sums: boolean;
}

/** As long ago as takings are told. */
const DAYS = 92;

/** A shop's payments, a line each below what their day brought: what a shopkeeper reads on a phone. */
export function PaymentDays({ items, merchantId, base, sums }: PaymentDaysProps) {
  const trpc = useTRPC();
  const takings = useQuery(trpc.payments.takings.queryOptions({ merchantId, days: DAYS }, { enabled: sums }));
  const nets = new Map(takings.data?.days.map(({ date, netFen }) => [date, netFen]));
  return (
    <div className="grid grid-cols-1 gap-6">
      {daysOf(items).map((day) => (
        <Day key={day.date} day={day} netFen={nets.get(day.date)} base={base} />
      ))}
    </div>
  );
}

function Day({ day, netFen, base }: { day: PaymentDay; netFen: Fen | undefined; base: string }) {
  const t = useTranslations("merchant.payments");
  const name = useDayName("short")(day.date);
  const isToday = day.date === shanghaiDate(new Date());
  return (
    <section aria-labelledby={`day-${day.date}`}>
      <div className="flex items-baseline justify-between gap-4 border-b border-line pb-2">
        <h3 id={`day-${day.date}`} className="font-medium">
          {isToday ? `${t("today")} · ${name}` : name}
        </h3>
        {netFen !== undefined && (
          <p className="text-sm text-ink-soft">
            {t("dayNet")} <Money fen={netFen} className="font-semibold text-ink" />
          </p>
        )}
      </div>
      <ul>
        {day.payments.map((payment) => (
          <li key={payment.id} className="border-b border-line last:border-0">
            <Line payment={payment} href={`${base}/${payment.id}`} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ payment, href }: { payment: PaymentSummary; href: string }) {
  const words = useTranslations("words");
  const { method, term, status, refundState, netFen, amountFen, createdAt } = payment;
  const isEarned = status === "succeeded";
  const isWaited = WAITING_PAYMENT_STATUSES.some((one) => one === status);
  return (
    <Link href={href} className="flex min-h-12 items-center gap-2 py-1 hover:bg-sunken">
      <span className="figures w-11 shrink-0 text-sm text-ink-soft">
        {shanghaiTime(new Date(createdAt)).slice(11, 16)}
      </span>
      <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-2 gap-y-1">
        <span>
          {words(`method.${method}`)}
          {term !== null && ` ${words("terms", { term })}`}
        </span>
        {(!isEarned || refundState !== "none") && <PaymentStatusBadge payment={payment} />}
      </span>
      <Money
        fen={isEarned ? netFen : amountFen}
        className={cx(
          "shrink-0",
          isEarned ? "font-medium" : "text-ink-soft",
          !isEarned && !isWaited && "line-through",
        )}
      />
    </Link>
  );
}
