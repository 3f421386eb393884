import type { LinkFault } from "#components/virtual-terminal/device/link/link-fault.ts";
import type { TerminalPayment, TerminalRefund } from "#server/domain/device-protocol/payments.ts";
import type { CreatePaymentInput } from "#server/domain/payments/inputs.ts";
import { isWaitingForPayer } from "#server/domain/payments/status.ts";
import type { PurseCard } from "#server/domain/payments/test-cards.ts";
import type { VoucherView } from "#server/domain/payments/vouchers/views.ts";
import type { QuoteTerms } from "#server/domain/quotes/quote-view.ts";
import type { Bearer } from "#server/domain/rates/rate-card.ts";
import type { PresentedCard } from "./presented-card.ts";

export interface Order {
  idempotencyKey: string;
  request: CreatePaymentInput;
}

/** What the terminal shows during an order; each names the one thing it waits for. */
export type Screen =
  | { name: "amount" }
  | { name: "method"; amountFen: number }
  | { name: "alipay"; amountFen: number }
  | { name: "purse"; amountFen: number }
  | { name: "present"; amountFen: number; card: PurseCard }
  | { name: "pin"; amountFen: number; presented: PresentedCard; pin: string }
  /** `pin` is null of a card that was held to the reader and needs none. */
  | { name: "reading"; amountFen: number; presented: PresentedCard; pin: string | null }
  | { name: "bearer"; amountFen: number; changed: boolean }
  | { name: "plans"; amountFen: number; bearer: Bearer }
  | { name: "confirm"; quote: QuoteTerms }
  | { name: "sending"; order: Order; lost: boolean }
  | { name: "waiting"; payment: TerminalPayment }
  | { name: "printing"; payment: TerminalPayment }
  | { name: "signing"; payment: TerminalPayment; voucher: VoucherView }
  | { name: "finished"; payment: TerminalPayment; voucher: VoucherView }
  | { name: "failed"; payment: TerminalPayment }
  | { name: "fault"; fault: LinkFault; amountFen: number }
  | { name: "menu" }
  | { name: "account" }
  | { name: "operator" }
  | { name: "goods" }
  | { name: "totals" }
  | { name: "settings" }
  | { name: "taken" }
  /** One of those; `voucher` once it was printed again. */
  | { name: "payment"; paymentId: string; voucher?: VoucherView }
  | { name: "refund"; payment: TerminalPayment; amountFen: number }
  | { name: "refundReason"; payment: TerminalPayment; amountFen: number }
  | { name: "refunding"; payment: TerminalPayment; idempotencyKey: string; order: RefundOrder; lost: boolean }
  | { name: "refundFault"; payment: TerminalPayment; fault: LinkFault }
  | { name: "refunded"; refund: TerminalRefund; voucher?: VoucherView };

const DESK_SCREENS = [
  "menu",
  "account",
  "operator",
  "goods",
  "totals",
  "settings",
  "taken",
  "payment",
  "refund",
  "refundReason",
  "refunded",
  "refundFault",
] as const satisfies readonly Screen["name"][];
export type DeskScreenName = (typeof DESK_SCREENS)[number];

/** Whether it belongs to no order that is being taken. */
export function isDeskScreen(screen: Screen): screen is Extract<Screen, { name: DeskScreenName }> {
  return DESK_SCREENS.some((name) => name === screen.name);
}

const CARD_SCREENS = ["purse", "present", "pin", "reading"] as const satisfies readonly Screen["name"][];
export type CardScreenName = (typeof CARD_SCREENS)[number];

export function isCardScreen(screen: Screen): screen is Extract<Screen, { name: CardScreenName }> {
  return CARD_SCREENS.some((name) => name === screen.name);
}

export interface RefundOrder {
  amountFen: number;
  reason: string;
}

/** The screen that a payment's status calls for. */
export function screenFor(payment: TerminalPayment): Screen {
  if (payment.status === "succeeded") return { name: "printing", payment };
  return { name: isWaitingForPayer(payment.status) ? "waiting" : "failed", payment };
}
