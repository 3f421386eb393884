import type { ReactNode } from "react";
import { cx } from "./class-names.ts";

const FILLS = { main: "bg-accent", cost: "bg-warn", given: "bg-edge" } as const;

/** A line of a picture's key. */
export function Swatch({ fill, children }: { fill: keyof typeof FILLS; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-xs">
      <span aria-hidden className={cx("size-3 rounded-sm", FILLS[fill])} />
      {children}
    </span>
  );
}
