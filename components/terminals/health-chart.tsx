"use client";

import { useFormatter } from "next-intl";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { HEALTH_EVERY_MS } from "#server/domain/terminals/health.ts";

interface HealthChartProps {
  title: string;
  points: readonly { at: string; value: number | null }[];
  unit: string;
  domain?: [number, number];
}

/** One value over time; where nothing was heard, the line is broken off. */
export function HealthChart({ title, points, unit, domain }: HealthChartProps) {
  const format = useFormatter();
  const data = points.flatMap(({ at, value }, index) => {
    const before = Date.parse(points[index - 1]?.at ?? at);
    const isSilent = Date.parse(at) - before > 2 * HEALTH_EVERY_MS;
    const gap = isSilent ? [{ at: before + HEALTH_EVERY_MS, value: null }] : [];
    return [...gap, { at: Date.parse(at), value }];
  });
  const shown = (at: number) => format.dateTime(at, { month: "numeric", day: "numeric", hour: "2-digit" });
  return (
    <figure aria-label={title}>
      <figcaption className="mb-2 text-sm text-ink-soft">{title}</figcaption>
      <div style={{ height: 160 }}>
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height: 160 }}>
          <LineChart data={data} accessibilityLayer={false} margin={{ left: 0, right: 12, top: 4 }}>
            <CartesianGrid vertical={false} stroke="var(--color-line)" />
            <XAxis
              dataKey="at"
              type="number"
              scale="time"
              domain={["dataMin", "dataMax"]}
              tickFormatter={shown}
              minTickGap={48}
              stroke="var(--color-ink-soft)"
              fontSize={12}
            />
            <YAxis
              {...(domain !== undefined && { domain })}
              allowDecimals={false}
              width={44}
              unit={unit}
              stroke="var(--color-ink-soft)"
              fontSize={12}
            />
            <Tooltip
              labelFormatter={(at) =>
                format.dateTime(Number(at), { dateStyle: "medium", timeStyle: "short" })
              }
              formatter={(value) => [`${String(value)} ${unit}`, title]}
              contentStyle={{ background: "var(--color-surface)", border: "1px solid var(--color-line)" }}
            />
            <Line
              dataKey="value"
              stroke="var(--color-accent)"
              strokeWidth={2}
              dot={data.length < 3}
              isAnimationActive={false}
            />
          </LineChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}
