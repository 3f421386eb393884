"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Money } from "#components/ui/money/money.tsx";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";
import { daysBefore } from "#server/domain/calendar/durations.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { DayTotals } from "#server/domain/device-protocol/day.ts";
import { useAsked } from "../flow/use-asked.ts";
import { AskedView } from "../parts/asked-view.tsx";
import { Glass } from "../parts/glass.tsx";
import { ScreenHeader } from "../parts/screen-header.tsx";

interface TotalsScreenProps {
  runtime: TerminalRuntime;
  onBack: () => void;
}

/** What was taken and given back on a day, today first. */
export function TotalsScreen({ runtime, onBack }: TotalsScreenProps) {
  const t = useTranslations("terminal.totals");
  const [back, setBack] = useState(0);
  const day = shanghaiDate(daysBefore(runtime.now(), back));
  const asked = useAsked(runtime, day, (token) => runtime.link.totals(token, day));
  return (
    <Glass
      foot={
        <div className="grid grid-cols-2 gap-2">
          <Button variant="secondary" onClick={() => setBack(back + 1)}>
            {t("earlier")}
          </Button>
          <Button variant="secondary" disabled={back === 0} onClick={() => setBack(back - 1)}>
            {t("later")}
          </Button>
        </div>
      }
    >
      <ScreenHeader title={`${t("title")} · ${day}`} onBack={onBack} />
      <AskedView asked={asked}>{(totals) => <Totals totals={totals} />}</AskedView>
    </Glass>
  );
}

function Totals({ totals: { paid, refunded, netFen, methods } }: { totals: DayTotals }) {
  const t = useTranslations("terminal.totals");
  const words = useTranslations("words.method");
  if (methods.length === 0) return <p className="text-sm text-ink-soft">{t("none")}</p>;
  return (
    <dl className="figures grid grid-cols-[1fr_auto] gap-y-2">
      <dt>{t("paid", { count: paid.count })}</dt>
      <dd className="text-end">
        <Money fen={paid.amountFen} />
      </dd>
      {methods.map((one) => (
        <div key={one.method} className="col-span-2 flex justify-between ps-4 text-sm text-ink-soft">
          <dt>{words(one.method)}</dt>
          <dd>
            <Money fen={one.paid.amountFen} />
          </dd>
        </div>
      ))}
      <dt>{t("refunded", { count: refunded.count })}</dt>
      <dd className="text-end">
        <Money fen={-refunded.amountFen} />
      </dd>
      <dt className="border-t border-line pt-2 font-semibold">{t("net")}</dt>
      <dd className="border-t border-line pt-2 text-end text-xl font-semibold">
        <Money fen={netFen} />
      </dd>
    </dl>
  );
}
