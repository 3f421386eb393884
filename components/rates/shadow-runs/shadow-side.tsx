"use client";
import { useTranslations } from "next-intl";
import { cx } from "#components/ui/class-names.ts";
import { Change } from "#components/ui/money/signed-money.tsx";
import { formatFen } from "#server/domain/money/yuan.ts";
import type { ShadowRun } from "#server/domain/quotes/shadow-run.ts";

interface ShadowSideProps {
  title: string;
  side: ShadowRun["buyers"];
  /** The direction that is worse for this side. */
  dearer: "more" | "less";
}

/** One side's total change, and its payments as a bar of worse, same and better off. */
export function ShadowSide({ title, side, dearer }: ShadowSideProps) {
  const t = useTranslations("console.shadow");
  const better = dearer === "more" ? "less" : "more";
  const parts = [
    { key: "worse", payments: side[dearer].payments, fen: side[dearer].fen, fill: "bg-warn" },
    { key: "same", payments: side.same, fen: 0, fill: "bg-line" },
    { key: "better", payments: side[better].payments, fen: side[better].fen, fill: "bg-accent" },
  ] as const;
  const total = Math.max(1, side.more.payments + side.less.payments + side.same);
  return (
    <figure className="rounded-lg bg-sunken p-4 text-sm">
      <figcaption className="font-medium">{title}</figcaption>
      <p className="mt-1 text-2xl font-semibold">
        <Change fen={side.afterFen - side.beforeFen} good={dearer === "less"} />
      </p>
      <p className="text-xs text-ink-soft">
        {formatFen(side.beforeFen)} → {formatFen(side.afterFen)}
      </p>
      <div aria-hidden className="mt-3 flex h-3 overflow-hidden rounded-sm">
        {parts.map(({ key, payments, fill }) => (
          <span key={key} className={fill} style={{ width: `${(payments / total) * 100}%` }} />
        ))}
      </div>
      <ul className="mt-2 grid gap-0.5">
        {parts.map(({ key, payments, fen, fill }) => (
          <li key={key} className="flex items-center gap-2">
            <span aria-hidden className={cx("size-3 rounded-sm", fill)} />
            {t(`${key}Off`, { count: payments })}
            {fen > 0 && <span className="figures ms-auto">{formatFen(fen)}</span>}
          </li>
        ))}
      </ul>
    </figure>
  );
}
