"use client";
import { useTranslations } from "next-intl";
import type { TerminalConfig } from "#server/domain/device-protocol/config.ts";
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

/** How the customer pays, who looks at this too: no word of what it costs the shop. Huabei lives inside Alipay. */
export function MethodScreen({ screen, config, flow, onLeave }: MethodScreenProps) {
  const t = useTranslations("terminal.method");
  const words = useTranslations("words.method");
  const { amountFen } = screen;
  const offered = config.methods.flatMap(({ kind, enabled }) => (enabled && kind !== "huabei" ? [kind] : []));
  return (
    <Glass>
      <ScreenHeader title={t("title")} amountFen={amountFen} onBack={onLeave} />
      <div className="grid gap-2">
        {offered.map((kind, index) => {
          const open = () =>
            kind === "alipay" ? flow.show({ name: "alipay", amountFen }) : flow.payPlainly(amountFen, kind);
          return (
            <ChoiceButton key={kind} number={index + 1} title={words(kind)} onClick={open}>
              {t(`with.${kind}`)}
            </ChoiceButton>
          );
        })}
      </div>
    </Glass>
  );
}
