import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { PaymentSummary } from "#server/domain/payments/views.ts";

const TONES: Record<PaymentSummary["status"], BadgeTone> = {
  created: "neutral",
  awaiting_payer: "warn",
  succeeded: "accent",
  failed: "danger",
  expired: "neutral",
  canceled: "neutral",
};

type Told = Pick<PaymentSummary, "status" | "refundState">;

/** How a payment stands, in one word; one that was given back says so, in part or whole. */
export function usePaymentWord(): (payment: Told) => string {
  const words = useTranslations("words");
  return ({ status, refundState }) =>
    refundState === "none" ? words(`paymentStatus.${status}`) : words(`refundState.${refundState}`);
}

export function PaymentStatusBadge({ payment }: { payment: Told }) {
  const wordOf = usePaymentWord();
  const tone = payment.refundState === "none" ? TONES[payment.status] : "warn";
  return <Badge tone={tone}>{wordOf(payment)}</Badge>;
}
