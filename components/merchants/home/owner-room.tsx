"use client";

import { useTranslations } from "next-intl";
import { OwnMembers } from "#components/members/own-members.tsx";
import { MerchantCard } from "#components/merchants/directory/merchant-card.tsx";
import { OwnMessages } from "#components/messages/own-messages.tsx";
import { OwnOperators } from "#components/operators/own-operators.tsx";
import { WaitingOperators } from "#components/operators/waiting-operators.tsx";
import { OwnPayments } from "#components/payments/own-payments.tsx";
import { OwnMoney } from "#components/settlements/own/own-money.tsx";
import { OwnParcels } from "#components/shipments/own-parcels.tsx";
import { useUrlState } from "#components/ui/tables/use-url-state.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import type { MerchantView } from "#server/domain/merchants/views.ts";
import { ArrivedTerminals } from "./arrived-terminals.tsx";
import { CampaignConsents } from "./campaign-consents.tsx";
import { OwnTerminals } from "./own-terminals.tsx";
import { Takings } from "./takings.tsx";
import { Today } from "./today.tsx";

/** The owner's room: takings, terminals, transactions, money and people of a merchant. */
export function OwnerRoom({ merchant }: { merchant: MerchantView }) {
  const t = useTranslations("merchant");
  const [tab, setTab] = useUrlState("tab");
  return (
    <Tabs
      label={merchant.name}
      value={tab}
      onChange={setTab}
      tabs={[
        {
          value: "overview",
          label: t("tabs.overview"),
          content: (
            <div className="grid grid-cols-1 gap-4">
              <Today merchantId={merchant.id} />
              <CampaignConsents merchantId={merchant.id} />
              <OwnParcels merchantId={merchant.id} />
              <ArrivedTerminals merchantId={merchant.id} onGo={() => setTab("terminals")} />
              <WaitingOperators merchantId={merchant.id} onGo={() => setTab("operators")} />
              <Takings merchantId={merchant.id} />
              <MerchantCard merchant={merchant} />
            </div>
          ),
        },
        {
          value: "terminals",
          label: t("tabs.terminals"),
          content: <OwnTerminals merchant={merchant} />,
        },
        {
          value: "payments",
          label: t("tabs.payments"),
          content: <OwnPayments merchantId={merchant.id} />,
        },
        {
          value: "money",
          label: t("tabs.money"),
          content: <OwnMoney merchantId={merchant.id} />,
        },
        {
          value: "operators",
          label: t("tabs.operators"),
          content: <OwnOperators merchantId={merchant.id} />,
        },
        {
          value: "people",
          label: t("tabs.people"),
          content: <OwnMembers merchant={merchant} />,
        },
        {
          value: "messages",
          label: t("tabs.messages"),
          content: <OwnMessages />,
        },
      ]}
    />
  );
}
