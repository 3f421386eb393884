import { useTranslations } from "next-intl";
import { cx } from "#components/ui/class-names.ts";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import type { ParcelFile } from "#server/domain/shipments/views.ts";

/** A parcel's way, the newest line first, in the carrier's own words. */
export function ParcelWay({ traces }: { traces: ParcelFile["traces"] }) {
  const words = useTranslations("words");
  return (
    <ol className="grid gap-0">
      {traces.map(({ at, state, text }, index) => (
        <li key={`${at} ${text}`} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-3">
          <span aria-hidden className="flex flex-col items-center">
            <span
              className={cx("mt-1.5 size-2.5 shrink-0 rounded-full", index === 0 ? "bg-accent" : "bg-line")}
            />
            {index < traces.length - 1 && <span className="w-px grow bg-line" />}
          </span>
          <span className="pb-4">
            <span className={cx("block", index === 0 && "font-medium")}>
              {state !== null && `${words(`trackedState.${state}`)} · `}
              <span lang="zh-CN">{text}</span>
            </span>
            <span className="text-sm text-ink-soft">
              <RelativeDate at={at} />
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
