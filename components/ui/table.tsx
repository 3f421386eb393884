import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names.ts";

interface TableProps {
  label: string;
  /** Fits more columns on a phone. */
  dense?: boolean;
  children: ReactNode;
}

/** A scrolling frame of its own, reachable by keyboard, so that wide tables never widen the page. */
export function Table({ label, dense = false, children }: TableProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take focus to be scrolled by keys
      tabIndex={0}
      className="overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table
        className={cx(
          "w-full border-collapse text-sm",
          dense && "max-sm:text-xs max-sm:[&_td]:px-1.5 max-sm:[&_th]:px-1.5",
        )}
      >
        {children}
      </table>
    </section>
  );
}

export function Th({ className, numeric = false, ...rest }: ComponentProps<"th"> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(
        "whitespace-nowrap border-b border-line px-4 py-2.5 text-xs font-medium text-ink-soft",
        numeric ? "text-end" : "text-start",
        className,
      )}
    />
  );
}

export function Td({ className, numeric = false, ...rest }: ComponentProps<"td"> & { numeric?: boolean }) {
  return (
    <td
      {...rest}
      className={cx(
        "border-b border-line px-4 py-2.5",
        numeric && "figures whitespace-nowrap text-end",
        className,
      )}
    />
  );
}

export function Tr({ className, selected = false, ...rest }: ComponentProps<"tr"> & { selected?: boolean }) {
  return <tr {...rest} className={cx("last:*:border-b-0", selected && "bg-accent-soft", className)} />;
}
