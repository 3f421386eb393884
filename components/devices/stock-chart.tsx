"use client";

import { useTranslations } from "next-intl";
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import type { DeviceStatus } from "#server/domain/devices/status.ts";
import type { StockLine } from "#server/domain/devices/views.ts";

/** The statuses that matter for stock, from free to gone; the rest are in the list below. */
const SHOWN = [
  { status: "in_stock", fill: "var(--color-accent)" },
  { status: "reserved", fill: "var(--color-warn)" },
  { status: "shipped", fill: "var(--color-edge)" },
  { status: "delivered", fill: "var(--color-ink-soft)" },
  { status: "active", fill: "var(--color-ink)" },
] as const satisfies readonly { status: DeviceStatus; fill: string }[];

export function StockChart({ lines }: { lines: readonly StockLine[] }) {
  const t = useTranslations("console.devices");
  const words = useTranslations("words.deviceStatus");
  const nameOf = useModelName();
  const data = lines.map((line) => ({ model: nameOf(line), ...line.counts }));
  return (
    <figure aria-label={t("chartLabel")} style={{ height: 72 + data.length * 44 }}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 640, height: 240 }}>
        <BarChart data={data} layout="vertical" accessibilityLayer={false} margin={{ left: 8, right: 16 }}>
          <CartesianGrid horizontal={false} stroke="var(--color-line)" />
          <XAxis type="number" allowDecimals={false} stroke="var(--color-ink-soft)" fontSize={12} />
          <YAxis type="category" dataKey="model" width={130} stroke="var(--color-ink-soft)" fontSize={12} />
          <Tooltip
            cursor={{ fill: "var(--color-sunken)" }}
            contentStyle={{ background: "var(--color-surface)", border: "1px solid var(--color-line)" }}
          />
          <Legend formatter={(name) => <span className="text-xs text-ink">{name}</span>} />
          {SHOWN.map(({ status, fill }) => (
            <Bar
              key={status}
              dataKey={status}
              name={words(status)}
              stackId="devices"
              fill={fill}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}
