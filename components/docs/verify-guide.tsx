import { useTranslations } from "next-intl";
import { QuoteChecker } from "#components/quotes/quote-checker.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { verifyCommands } from "./verify-commands.ts";

const STEPS = ["fetch", "hash", "signature"] as const;

/** How anybody checks a quote: here in the browser, or with tools that are not ours. */
export function VerifyGuide({ portal }: { portal: string }) {
  const t = useTranslations("docs.verify");
  const commands = verifyCommands(portal);
  return (
    <div className="grid grid-cols-1 gap-6">
      <Panel title={t("here")}>
        <QuoteChecker />
      </Panel>
      <Panel title={t("tools")}>
        <ol className="grid grid-cols-1 gap-6">
          {STEPS.map((step, index) => (
            <li key={step} className="grid min-w-0 grid-cols-1 gap-2">
              <h3 className="text-sm">
                <span className="figures text-ink-soft">{index + 1}. </span>
                {t(`${step}Title`)}
              </h3>
              <p className="text-sm text-ink-soft">{t(`${step}Text`)}</p>
              <pre
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take focus to be scrolled by keys
                tabIndex={0}
                className="overflow-x-auto rounded-md bg-sunken p-3 font-mono text-xs leading-6"
              >
                {commands[step].join("\n")}
              </pre>
            </li>
          ))}
        </ol>
      </Panel>
      <p className="text-sm text-ink-soft">{t("canonical")}</p>
    </div>
  );
}
