"use client";
import { useTranslations } from "next-intl";
import type { TerminalConfig } from "#server/domain/device-protocol/config.ts";
import { formatPpm } from "#server/domain/money/percent.ts";
import { ChoiceButton } from "./choice-button.tsx";
import type { Screen } from "./payment-screens.ts";
import { ScreenHeader } from "./screen-header.tsx";
import type { PaymentFlow } from "./use-payment-flow.ts";

interface MethodScreenProps {
  screen: Extract<Screen, { name: "method" }>;
  config: TerminalConfig;
  flow: PaymentFlow;
  onLeave: () => void;
}

/** How the customer pays, with what each way costs the merchant. Huabei lives inside Alipay. */
export function MethodScreen({ screen, config, flow, onLeave }: MethodScreenProps) {
  const t = useTranslations("terminal.method");
  const words = useTranslations("words.method");
  const { amountFen } = screen;
  const enabled = config.methods.filter((method) => method.enabled);
  return (
    <>
      <ScreenHeader title={t("title")} amountFen={amountFen} onBack={onLeave} />
      <div className="grid gap-2">
        {enabled.map(({ kind, ratePpm }) => {
          if (kind === "huabei") return null;
          const open = () =>
            kind === "alipay" ? flow.show({ name: "alipay", amountFen }) : flow.payPlainly(amountFen, kind);
          return (
            <ChoiceButton key={kind} title={words(kind)} onClick={open}>
              {t("rate", { rate: formatPpm(ratePpm) })}
            </ChoiceButton>
          );
        })}
      </div>
    </>
  );
}
