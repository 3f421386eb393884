"use client";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatFen } from "#server/domain/money/yuan.ts";

const FILLS = { main: "var(--color-accent)", cost: "var(--color-warn)", given: "var(--color-edge)" } as const;

interface MoneyBarsChartProps {
  data: readonly Record<string, unknown>[];
  category: string;
  categoryText?: ((value: string) => string) | undefined;
  parts: readonly { key: string; name: string; fill: keyof typeof FILLS }[];
}

export function MoneyBarsChart({ data, category, categoryText, parts }: MoneyBarsChartProps) {
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height: 240 }}>
      <BarChart data={[...data]} accessibilityLayer={false} margin={{ left: 8, right: 8, top: 8 }}>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey={category}
          tickLine={false}
          stroke="var(--color-ink-soft)"
          fontSize={12}
          {...(categoryText !== undefined && { tickFormatter: categoryText })}
        />
        <YAxis
          width={72}
          tickLine={false}
          axisLine={false}
          stroke="var(--color-ink-soft)"
          fontSize={12}
          tickFormatter={(fen: number) => formatFen(Math.round(fen)).replace(/\.00$/, "")}
        />
        <Tooltip
          cursor={{ fill: "var(--color-sunken)" }}
          formatter={(fen) => formatFen(Number(fen))}
          contentStyle={{ background: "var(--color-surface)", border: "1px solid var(--color-line)" }}
        />
        {parts.map((part) => (
          <Bar
            key={part.key}
            dataKey={part.key}
            name={part.name}
            stackId="bar"
            fill={FILLS[part.fill]}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
