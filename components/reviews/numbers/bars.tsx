"use client";

import { useTranslations } from "next-intl";
import { FiguresCsv } from "./figures-csv.tsx";

type Row = readonly [string, number, ...number[]];

interface BarsProps {
  /** Of the file that is downloaded. */
  name: string;
  heads: readonly string[];
  rows: readonly Row[];
}

/** A table whose first figure is drawn as a bar as well, so that the picture never says more than the numbers do. */
export function Bars({ name, heads, rows }: BarsProps) {
  const t = useTranslations("console.numbers");
  if (rows.length === 0) return <p className="text-sm text-ink-soft">{t("nothing")}</p>;
  const most = Math.max(1, ...rows.map(([, first]) => first));
  return (
    <div className="grid gap-2">
      <table className="w-full text-sm">
        <thead>
          <tr className="text-left text-ink-soft">
            {heads.map((head, at) => (
              <th key={head} scope="col" className={at === 0 ? "font-normal" : "text-end font-normal"}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, ...figures]) => (
            <tr key={label}>
              <th scope="row" className="py-1 pe-3 text-start font-normal">
                {label}
                <span
                  aria-hidden
                  className="mt-0.5 block h-1.5 rounded-sm bg-accent"
                  style={{ width: `${(100 * (figures[0] ?? 0)) / most}%` }}
                />
              </th>
              {figures.map((figure, at) => (
                <td key={heads[at + 1]} className="figures py-1 ps-3 text-end align-top">
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <FiguresCsv name={name} heads={heads} rows={rows} />
    </div>
  );
}
