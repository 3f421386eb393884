"use client";

import { useTranslations } from "next-intl";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { QuoteTerms } from "#server/domain/fees/quote-view.ts";
import { formatFen } from "#server/domain/money/fen.ts";

/** Principal and fee stacked per instalment. The table beside it says the same in figures. */
export function ScheduleChart({ schedule }: { schedule: QuoteTerms["schedule"] }) {
  const t = useTranslations("fees");
  return (
    <figure aria-label={t("chartLabel")} className="h-64 w-full overflow-hidden contain-inline-size">
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height: 256 }}>
        <BarChart data={[...schedule]} accessibilityLayer={false} margin={{ left: 8, right: 8, top: 8 }}>
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis dataKey="period" tickLine={false} stroke="var(--color-ink-soft)" fontSize={12} />
          <YAxis
            width={72}
            tickLine={false}
            axisLine={false}
            stroke="var(--color-ink-soft)"
            fontSize={12}
            tickFormatter={(fen: number) => formatFen(Math.round(fen)).replace(/\.\d\d$/, "")}
          />
          <Tooltip
            cursor={{ fill: "var(--color-sunken)" }}
            formatter={(fen) => formatFen(Number(fen))}
            contentStyle={{ background: "var(--color-surface)", border: "1px solid var(--color-line)" }}
          />
          <Bar
            isAnimationActive={false}
            dataKey="principalFen"
            name={t("principal")}
            stackId="payment"
            fill="var(--color-accent)"
          />
          <Bar
            isAnimationActive={false}
            dataKey="feeFen"
            name={t("fee")}
            stackId="payment"
            fill="var(--color-warn)"
          />
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}
