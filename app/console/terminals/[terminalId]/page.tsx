import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TerminalClaims } from "#components/claims/terminal-claims.tsx";
import { TerminalPaymentKeys } from "#components/devices/payment-keys/terminal-payment-keys.tsx";
import { TerminalPayments } from "#components/payments/terminal-payments.tsx";
import { TerminalRegistrations } from "#components/registrations/terminal-registrations.tsx";
import { TerminalScreen } from "#components/terminals/terminal-screen.tsx";

interface PageProps {
  params: Promise<{ terminalId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("terminals.title") };
}

export default async function Page({ params }: PageProps) {
  const { terminalId } = await params;
  return (
    <TerminalScreen terminalId={terminalId}>
      <TerminalPayments terminalId={terminalId} />
      <TerminalClaims terminalId={terminalId} />
      <TerminalRegistrations terminalId={terminalId} />
      <TerminalPaymentKeys terminalId={terminalId} />
    </TerminalScreen>
  );
}
