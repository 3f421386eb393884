"use client";

import { useFormatter, useNow } from "next-intl";
import { useHydrated } from "./use-hydrated.ts";

interface RelativeDateProps {
  at: string | null | undefined;
}

/** "3 hours ago", with the exact moment on hover. */
export function RelativeDate({ at }: RelativeDateProps) {
  const format = useFormatter();
  useNow({ updateInterval: 60_000 });
  if (at === null || at === undefined) return <span className="text-ink-soft">–</span>;
  const date = new Date(at);
  // The reader's clock may run a little behind the portal's: what has just happened is not in the future.
  const now = new Date();
  const early = date.getTime() - now.getTime();
  return (
    <time
      dateTime={at}
      suppressHydrationWarning
      title={format.dateTime(date, { dateStyle: "full", timeStyle: "medium" })}
      className="whitespace-nowrap"
    >
      {format.relativeTime(date, early > 0 && early < 60_000 ? date : now)}
    </time>
  );
}

/** Minutes that Beijing time is ahead of UTC, as `getTimezoneOffset` counts them. */
const SHANGHAI_OFFSET = -480;

/** The moment itself, where it matters more than how long ago it was; whoever is elsewhere is told whose time it is. */
export function AbsoluteDate({ at }: RelativeDateProps) {
  const format = useFormatter();
  const hydrated = useHydrated();
  if (at === null || at === undefined) return <span className="text-ink-soft">–</span>;
  const elsewhere = hydrated && new Date(at).getTimezoneOffset() !== SHANGHAI_OFFSET;
  return (
    <time dateTime={at} className="figures">
      <span className="whitespace-nowrap">
        {format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" })}
      </span>
      {elsewhere && <span className="text-ink-soft"> UTC+8</span>}
    </time>
  );
}

/** The moment as text in the reader's language, with the zone that it is told in: for spreadsheets and exports. */
export function useInstantText(): (at: string) => string {
  const format = useFormatter();
  return (at) =>
    format.dateTime(new Date(at), {
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hour12: false,
      timeZoneName: "short",
    });
}
