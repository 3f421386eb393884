import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { PaymentStatus } from "#server/domain/payments/status.ts";

const TONES: Record<PaymentStatus, BadgeTone> = {
  created: "neutral",
  awaiting_payer: "warn",
  succeeded: "accent",
  failed: "danger",
  expired: "neutral",
  canceled: "neutral",
};

export function PaymentStatusBadge({ status }: { status: PaymentStatus }) {
  const words = useTranslations("words.paymentStatus");
  return <Badge tone={TONES[status]}>{words(status)}</Badge>;
}
