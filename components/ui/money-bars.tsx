"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatFen } from "#server/domain/money/fen.ts";
import { Swatch } from "./swatch.tsx";

const FILLS = { main: "var(--color-accent)", cost: "var(--color-warn)" } as const;

interface MoneyBarsProps<Row> {
  /** What the picture shows; the figures stand in the table beside it. */
  label: string;
  rows: readonly Row[];
  /** The member that names a bar, and how to write it. */
  category: keyof Row & string;
  categoryText?: (value: string) => string;
  /** Members in fen, stacked from the bottom. */
  parts: readonly { key: keyof Row & string; name: string; fill: keyof typeof FILLS }[];
  className?: string;
}

/** Amounts as stacked bars, one bar a row. */
export function MoneyBars<Row extends object>(props: MoneyBarsProps<Row>) {
  const { categoryText } = props;
  // The chart's own types cannot follow ours; the members were checked where they were named.
  const category: string = props.category;
  const parts: readonly { key: string; name: string; fill: keyof typeof FILLS }[] = props.parts;
  const data: Record<string, unknown>[] = props.rows.map((row) => Object.fromEntries(Object.entries(row)));
  return (
    <figure aria-label={props.label} className="w-full overflow-hidden contain-inline-size">
      <figcaption className="flex flex-wrap justify-end gap-x-4 pe-2">
        {parts.map((part) => (
          <Swatch key={part.key} fill={part.fill}>
            {part.name}
          </Swatch>
        ))}
      </figcaption>
      <div className={props.className ?? "h-64"}>
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height: 240 }}>
          <BarChart data={data} accessibilityLayer={false} margin={{ left: 8, right: 8, top: 8 }}>
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
      </div>
    </figure>
  );
}
