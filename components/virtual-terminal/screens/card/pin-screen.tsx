"use client";

import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { cx } from "#components/ui/class-names.ts";
import { PIN_TRIES, TEST_PIN } from "#server/domain/payments/test-cards.ts";
import type { Screen } from "../flow/payment-screens.ts";
import { Glass } from "../parts/glass.tsx";
import { PrimaryButton } from "../parts/primary-button.tsx";
import { ScreenHeader } from "../parts/screen-header.tsx";

interface PinScreenProps {
  screen: Extract<Screen, { name: "pin" }>;
  show: (screen: Screen) => void;
}

const PLACES = Array.from(TEST_PIN, (_digit, place) => place);

/** Six digits on the keys, never shown, never kept: what leaves the reader is sealed. */
export function PinScreen({ screen, show }: PinScreenProps) {
  const t = useTranslations("terminal.card");
  const { amountFen, presented, pin } = screen;
  const left = PIN_TRIES - presented.wrongPins;
  return (
    <Glass
      foot={
        <PrimaryButton
          disabled={pin.length < PLACES.length}
          onClick={() => show({ name: "reading", amountFen, presented, pin })}
        >
          {t("pay")}
        </PrimaryButton>
      }
    >
      <ScreenHeader
        title={t("pin")}
        amountFen={amountFen}
        onBack={() => show({ name: "method", amountFen })}
      />
      {presented.wrongPins > 0 && <Alert tone="warn">{t("pinWrong", { left })}</Alert>}
      <div aria-hidden className="my-auto flex justify-center gap-3">
        {PLACES.map((place) => (
          <span
            key={place}
            className={cx("size-4 rounded-full border border-edge", place < pin.length && "bg-ink")}
          />
        ))}
      </div>
      <p role="status" className="sr-only">
        {t("digits", { count: pin.length })}
      </p>
      <p className="text-center text-sm text-ink-soft">{t("pinHint", { pin: TEST_PIN })}</p>
    </Glass>
  );
}
