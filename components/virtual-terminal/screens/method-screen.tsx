"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ratesOfConfig, type TerminalConfig } from "#server/domain/device-protocol/config.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { type MethodQuote, quoteMethods } from "#server/domain/quotes/method-quote.ts";
import type { PaymentMethod } from "#server/domain/rates/methods.ts";
import type { Screen } from "./flow/payment-screens.ts";
import type { PaymentFlow } from "./flow/use-payment-flow.ts";
import { ChoiceButton } from "./parts/choice-button.tsx";
import { Glass } from "./parts/glass.tsx";
import { ScreenHeader } from "./parts/screen-header.tsx";

interface MethodScreenProps {
  screen: Extract<Screen, { name: "method" }>;
  config: TerminalConfig;
  flow: PaymentFlow;
  onLeave: () => void;
}

/** How the customer pays, who may look at this too: what it costs the shop is shown when the clerk asks. Huabei lives inside Alipay. */
export function MethodScreen({ screen, config, flow, onLeave }: MethodScreenProps) {
  const t = useTranslations("terminal.method");
  const words = useTranslations("words.method");
  const [showsCosts, setShowsCosts] = useState(false);
  const costOf = useCosts(config, screen.amountFen);
  const { amountFen } = screen;
  const offered = config.methods.flatMap(({ kind, enabled }) => (enabled && kind !== "huabei" ? [kind] : []));
  return (
    <Glass
      foot={
        <Button variant="ghost" aria-pressed={showsCosts} onClick={() => setShowsCosts(!showsCosts)}>
          {t(showsCosts ? "hideCosts" : "costs")}
        </Button>
      }
    >
      <ScreenHeader title={t("title")} amountFen={amountFen} onBack={onLeave} />
      <div className="grid gap-2">
        {offered.map((kind, index) => {
          const open = () => {
            if (kind === "alipay") return flow.show({ name: "alipay", amountFen });
            if (kind === "bank_card") return flow.show({ name: "purse", amountFen });
            return flow.payPlainly(amountFen, kind);
          };
          return (
            <ChoiceButton key={kind} number={index + 1} title={words(kind)} onClick={open}>
              {t(`with.${kind}`)}
              {showsCosts && <span className="figures block text-ink">{costOf(kind)}</span>}
            </ChoiceButton>
          );
        })}
      </div>
    </Glass>
  );
}

/** What a method costs the shop for this amount; a bank card by its kind. */
function useCosts(config: TerminalConfig, amountFen: number): (kind: PaymentMethod) => string {
  const t = useTranslations("terminal.method");
  const words = useTranslations("fees.methods.name");
  const quotes = quoteMethods(amountFen, ratesOfConfig(config));
  const isOf = ({ method }: MethodQuote, kind: PaymentMethod) =>
    kind === "bank_card" ? method.endsWith("_card") : method === kind;
  return (kind) => {
    const own = quotes.filter((quote) => isOf(quote, kind));
    const costs = own.map(({ method, acquiringFeeFen }) =>
      own.length > 1 ? `${words(method)} ${formatFen(acquiringFeeFen)}` : formatFen(acquiringFeeFen),
    );
    return t("cost", { costs: costs.join(" · ") });
  };
}
