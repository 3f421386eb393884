import type { ReactNode } from "react";
import { cx } from "../class-names.ts";

export interface Description {
  term: string;
  value: ReactNode;
}

/** Facts about one thing, term beside value. */
export function DescriptionList({
  items,
  dense = false,
}: {
  items: readonly Description[];
  dense?: boolean;
}) {
  return (
    <dl className="divide-y divide-line">
      {items.map((item) => (
        <div
          key={item.term}
          className={cx("grid grid-cols-[minmax(7rem,2fr)_3fr] gap-4 text-sm", dense ? "py-1.5" : "py-2.5")}
        >
          <dt className="text-ink-soft">{item.term}</dt>
          <dd className="min-w-0 break-words">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
