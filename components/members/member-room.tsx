"use client";

import { useTranslations } from "next-intl";
import { PaymentList } from "#components/payments/payment-list.tsx";
import { MoneyNow } from "#components/settlements/own/money-now.tsx";
import { MonthStatement } from "#components/settlements/own/month-statement.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import type { MembershipView } from "#server/domain/members/views.ts";

/** What somebody sees of a merchant that is not theirs: its money, or what their store takes today. */
export function MemberRoom({ membership }: { membership: MembershipView }) {
  const t = useTranslations("merchant");
  const [tab, setTab] = useUrlState("tab");
  const { merchantId, merchantName, role } = membership;
  if (role === "cashier")
    return (
      <>
        <h3 className="mb-3 text-ink-soft">{t("people.today")}</h3>
        <PaymentList merchantId={merchantId} base="/merchant/payments" byDay sumsOfDays={false} />
      </>
    );
  return (
    <Tabs
      label={merchantName}
      value={tab}
      onChange={setTab}
      tabs={[
        {
          value: "money",
          label: t("tabs.money"),
          content: (
            <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
              <MoneyNow merchantId={merchantId} />
              <MonthStatement merchantId={merchantId} />
            </div>
          ),
        },
        {
          value: "payments",
          label: t("tabs.payments"),
          content: <PaymentList merchantId={merchantId} base="/merchant/payments" byDay />,
        },
      ]}
    />
  );
}
