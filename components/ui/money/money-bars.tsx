"use client";

import dynamic from "next/dynamic";
import { InView } from "../in-view.tsx";
import { Skeleton } from "../skeleton.tsx";
import { Swatch } from "../swatch.tsx";

/** The library that draws is large, and its pictures are never what a page waits for or fails with. */
const MoneyBarsChart = dynamic(
  () =>
    import("./money-bars-chart.tsx").then(
      (file) => file.MoneyBarsChart,
      () => () => null,
    ),
  { ssr: false, loading: () => <Skeleton className="h-full" /> },
);

interface MoneyBarsProps<Row> {
  /** What the picture shows; the figures stand in the table beside it. */
  label: string;
  rows: readonly Row[];
  /** The member that names a bar, and how to write it. */
  category: keyof Row & string;
  categoryText?: (value: string) => string;
  /** Members in fen, stacked from the bottom. */
  parts: readonly { key: keyof Row & string; name: string; fill: "main" | "cost" | "given" }[];
  className?: string;
}

/** Amounts as stacked bars, one bar a row. */
export function MoneyBars<Row extends object>(props: MoneyBarsProps<Row>) {
  const { category, categoryText, parts } = props;
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
        <InView waiting={<Skeleton className="h-full" />}>
          <MoneyBarsChart
            data={props.rows.map((row) => Object.fromEntries(Object.entries(row)))}
            category={category}
            categoryText={categoryText}
            parts={parts}
          />
        </InView>
      </div>
    </figure>
  );
}
