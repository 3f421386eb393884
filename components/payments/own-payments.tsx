"use client";

import { useQuery } from "@tanstack/react-query";
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { cx } from "#components/ui/class-names.ts";
import { Input } from "#components/ui/input.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { knownValue } from "#components/ui/tables/known-value.ts";
import { useUrlClear, useUrlState } from "#components/ui/tables/use-url-state.ts";
import { PAYMENT_STATUSES } from "#server/domain/payments/status.ts";
import { PAYMENT_METHODS } from "#server/domain/rates/methods.ts";
import { PaymentList } from "./payment-list.tsx";

const SHOWN = [...PAYMENT_STATUSES.filter((status) => status !== "created"), "refunded"] as const;

/** A shop's payments, narrowed to a day, a state, a way to pay or a terminal; the address keeps which. */
export function OwnPayments({ merchantId }: { merchantId: string }) {
  const t = useTranslations("merchant.payments");
  const words = useTranslations("words");
  const trpc = useTRPC();
  const [day, setDay] = useUrlState("day");
  const [state, setState] = useUrlState("state");
  const [method, setMethod] = useUrlState("method");
  const [terminal, setTerminal] = useUrlState("terminal");
  // A phone shows the list first.
  const [isAsking, setAsking] = useState(false);
  const terminals = useQuery(trpc.terminals.list.queryOptions({ merchantId })).data?.items ?? [];
  const of = { state: knownValue(SHOWN, state), method: knownValue(PAYMENT_METHODS, method) };
  const terminalId = terminals.find(({ number }) => number === terminal)?.id;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day);
  const clear = useUrlClear();
  const isNarrowed = isDay || of.state !== undefined || of.method !== undefined || terminalId !== undefined;
  const isShown = isAsking || isNarrowed;
  return (
    <>
      <Button
        variant="secondary"
        className="mb-3 sm:hidden"
        aria-expanded={isShown}
        onClick={() => setAsking(!isAsking)}
      >
        <SlidersHorizontal aria-hidden className="size-4" />
        {t("narrow")}
      </Button>
      <div className={cx("mb-4 flex flex-wrap items-center gap-3", !isShown && "max-sm:hidden")}>
        <span className="w-40">
          <Input
            type="date"
            aria-label={t("at")}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        </span>
        <FilterSelect
          label={t("status")}
          value={of.state ?? ""}
          onChange={setState}
          options={SHOWN.map((value) => ({
            value,
            label: value === "refunded" ? t("refunded") : words(`paymentStatus.${value}`),
          }))}
        />
        <FilterSelect
          label={t("method")}
          value={of.method ?? ""}
          onChange={setMethod}
          options={PAYMENT_METHODS.map((value) => ({ value, label: words(`method.${value}`) }))}
        />
        {terminals.length > 1 && (
          <FilterSelect
            label={t("terminal")}
            value={terminalId === undefined ? "" : terminal}
            onChange={setTerminal}
            options={terminals.map(({ number }) => ({ value: number, label: number }))}
          />
        )}
        {isNarrowed && (
          <Button variant="ghost" onClick={() => clear(["day", "state", "method", "terminal"])}>
            {t("showAll")}
          </Button>
        )}
      </div>
      <PaymentList
        merchantId={merchantId}
        {...(terminalId !== undefined && { terminalId })}
        narrowed={{
          ...(isDay && { day }),
          ...(of.method !== undefined && { method: of.method }),
          ...(of.state === "refunded" ? { refunded: true } : of.state !== undefined && { status: of.state }),
        }}
        base="/merchant/payments"
        byDay
        // The sum of a day is of all its payments.
        sumsOfDays={!isNarrowed}
      />
    </>
  );
}
