"use client";

import { useTranslations } from "next-intl";
import { pressedBy } from "#components/virtual-terminal/device/keys/glass-keys.ts";
import { PURSE, TEST_CARDS } from "#server/domain/payments/test-cards.ts";
import type { Screen } from "../flow/payment-screens.ts";
import { Glass } from "../parts/glass.tsx";
import { ScreenHeader } from "../parts/screen-header.tsx";

interface PurseScreenProps {
  screen: Extract<Screen, { name: "purse" }>;
  show: (screen: Screen) => void;
}

/** The cards that a simulated customer has: one of each kind, and one of each way to be declined. */
export function PurseScreen({ screen: { amountFen }, show }: PurseScreenProps) {
  const t = useTranslations("terminal.card");
  return (
    <Glass>
      <ScreenHeader
        title={t("title")}
        amountFen={amountFen}
        onBack={() => show({ name: "method", amountFen })}
      />
      <p className="mb-2 text-sm text-ink-soft">{t("lead")}</p>
      {/* Laid out as the keys are, so that each lies where its digit does. */}
      <div className="grid grid-cols-3 gap-2">
        {PURSE.map((card, index) => (
          <button
            key={card}
            type="button"
            onClick={() => show({ name: "present", amountFen, card })}
            aria-keyshortcuts={String(index + 1)}
            {...pressedBy("choice")}
            className="grid min-h-18 content-between rounded-md border border-edge px-2 py-1.5 text-start hover:bg-sunken"
          >
            <span className="text-sm leading-tight font-medium">{t(`cards.${card}`)}</span>
            <span className="figures flex justify-between text-xs text-ink-soft">
              <span>**{TEST_CARDS[card].last4}</span>
              <span aria-hidden>{index + 1}</span>
            </span>
          </button>
        ))}
      </div>
    </Glass>
  );
}
