"use client";

import { useTranslations } from "next-intl";
import { CARD_ENTRIES, type CardEntry, needsPin } from "#server/domain/payments/cards.ts";
import { TEST_CARDS } from "#server/domain/payments/test-cards.ts";
import type { Screen } from "../flow/payment-screens.ts";
import { newSerial } from "../flow/presented-card.ts";
import { ChoiceButton } from "../parts/choice-button.tsx";
import { Glass } from "../parts/glass.tsx";
import { ScreenHeader } from "../parts/screen-header.tsx";

interface PresentScreenProps {
  screen: Extract<Screen, { name: "present" }>;
  show: (screen: Screen) => void;
}

/** Into the slot, onto the glass or through the stripe reader; above a limit a tap is asked for its PIN too. */
export function PresentScreen({ screen: { amountFen, card }, show }: PresentScreenProps) {
  const t = useTranslations("terminal.card");
  const present = (entry: CardEntry) => {
    const presented = { card, entry, serial: newSerial(), wrongPins: 0 };
    if (needsPin(entry, amountFen)) show({ name: "pin", amountFen, presented, pin: "" });
    else show({ name: "reading", amountFen, presented, pin: null });
  };
  return (
    <Glass>
      <ScreenHeader
        title={t("present")}
        amountFen={amountFen}
        onBack={() => show({ name: "purse", amountFen })}
      />
      <p className="mb-2 text-sm text-ink-soft">
        {t("presentLead", { card: t(`cards.${card}`), last4: TEST_CARDS[card].last4 })}
      </p>
      <div className="grid gap-2">
        {CARD_ENTRIES.map((entry, index) => (
          <ChoiceButton
            key={entry}
            number={index + 1}
            title={t(`entry.${entry}`)}
            onClick={() => present(entry)}
          >
            {t(needsPin(entry, amountFen) ? "withPin" : "withoutPin")}
          </ChoiceButton>
        ))}
      </div>
    </Glass>
  );
}
