import type { ComponentProps, ReactNode } from "react";
import { cx } from "../class-names.ts";

interface TableProps {
  label: string;
  /** Fits more columns on a phone. */
  dense?: boolean;
  /** Whether columns stand close on a wide screen. */
  close?: boolean;
  /** On a phone each row becomes a block of labelled lines; its cells bring their own labels. */
  stacked?: boolean;
  children: ReactNode;
}

const STACKED =
  "max-sm:block max-sm:[&>thead]:sr-only max-sm:[&>tbody]:block max-sm:[&>tbody>tr]:grid max-sm:[&>tbody>tr]:gap-1.5 " +
  "max-sm:[&>tbody>tr]:border-b max-sm:[&>tbody>tr]:border-line max-sm:[&>tbody>tr]:px-4 max-sm:[&>tbody>tr]:py-3 " +
  "max-sm:[&>tbody>tr:last-child]:border-b-0 max-sm:[&_td]:flex max-sm:[&_td]:items-baseline " +
  "max-sm:[&_td]:justify-between max-sm:[&_td]:gap-4 max-sm:[&_td]:border-0 max-sm:[&_td]:p-0 max-sm:[&_td]:text-start";

/** A scrolling frame of its own, reachable by keyboard, so that wide tables never widen the page. */
export function Table({ label, dense = false, stacked = false, close = false, children }: TableProps) {
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
          stacked && STACKED,
          close && "sm:[&_td]:px-2.5 sm:[&_th]:px-2.5",
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
