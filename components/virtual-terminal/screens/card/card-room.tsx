"use client";

import { useTranslations } from "next-intl";
import type { CardScreenName, Screen } from "../flow/payment-screens.ts";
import type { PaymentFlow } from "../flow/use-payment-flow.ts";
import { SendingScreen } from "../sending-screen.tsx";
import { PinScreen } from "./pin-screen.tsx";
import { PresentScreen } from "./present-screen.tsx";
import { PurseScreen } from "./purse-screen.tsx";

interface CardRoomProps {
  screen: Extract<Screen, { name: CardScreenName }>;
  flow: PaymentFlow;
}

/** From "bank card" to what the reader made of one: which card, how it is presented, its PIN. */
export function CardRoom({ screen, flow: { show } }: CardRoomProps) {
  const t = useTranslations("terminal.card");
  switch (screen.name) {
    case "purse":
      return <PurseScreen screen={screen} show={show} />;
    case "present":
      return <PresentScreen screen={screen} show={show} />;
    case "pin":
      return <PinScreen screen={screen} show={show} />;
    case "reading":
      return <SendingScreen lost={false} text={t("reading")} />;
  }
}
