"use client";

import type { TerminalSnapshot } from "#components/virtual-terminal/device/snapshot.ts";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";
import type { TerminalPayment } from "#server/domain/device-protocol/payments.ts";
import { AccountScreen } from "./account-screen.tsx";
import { GoodsScreen } from "./desk/goods-screen.tsx";
import { MenuScreen } from "./desk/menu-screen.tsx";
import {
  RefundedScreen,
  RefundFaultScreen,
  RefundReasonScreen,
  RefundScreen,
} from "./desk/refund-screens.tsx";
import { SettingsScreen } from "./desk/settings-screen.tsx";
import { TakenPaymentScreen } from "./desk/taken-payment-screen.tsx";
import { TakenScreen } from "./desk/taken-screen.tsx";
import { TotalsScreen } from "./desk/totals-screen.tsx";
import type { DeskScreenName, Screen } from "./flow/payment-screens.ts";
import { OperatorScreen } from "./operator-screen.tsx";

interface DeskScreenProps {
  screen: Extract<Screen, { name: DeskScreenName }>;
  show: (screen: Screen) => void;
  runtime: TerminalRuntime;
  snapshot: TerminalSnapshot;
  onReprint: (payment: TerminalPayment) => void;
  /** Back to an empty amount. */
  onLeave: () => void;
}

/** What a terminal shows between orders. */
export function DeskScreen({ screen, show, runtime, snapshot, onReprint, onLeave }: DeskScreenProps) {
  const toMenu = () => show({ name: "menu" });
  switch (screen.name) {
    case "menu":
      return <MenuScreen show={show} onBack={onLeave} />;
    case "account":
      return (
        <AccountScreen
          runtime={runtime}
          snapshot={snapshot}
          onSignIn={() => show({ name: "operator" })}
          onBack={toMenu}
        />
      );
    case "operator":
      return <OperatorScreen runtime={runtime} onBack={() => show({ name: "account" })} />;
    case "goods":
      return (
        <GoodsScreen
          runtime={runtime}
          snapshot={snapshot}
          onTake={(amountFen) => show({ name: "method", amountFen })}
          onBack={toMenu}
        />
      );
    case "taken":
      return <TakenScreen runtime={runtime} show={show} />;
    case "payment":
      return (
        <TakenPaymentScreen
          paymentId={screen.paymentId}
          runtime={runtime}
          show={show}
          onReprint={onReprint}
        />
      );
    case "refund":
      return <RefundScreen screen={screen} show={show} />;
    case "refundReason":
      return <RefundReasonScreen screen={screen} show={show} />;
    case "refunded":
      return <RefundedScreen screen={screen} show={show} />;
    case "refundFault":
      return <RefundFaultScreen screen={screen} show={show} />;
    case "totals":
      return <TotalsScreen runtime={runtime} onBack={toMenu} />;
    case "settings":
      return <SettingsScreen runtime={runtime} snapshot={snapshot} onBack={toMenu} />;
  }
}
