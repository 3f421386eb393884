"use client";

import { useFormatter, useNow } from "next-intl";

interface RelativeDateProps {
  at: string | null | undefined;
}

/** "3 hours ago", with the exact moment on hover. */
export function RelativeDate({ at }: RelativeDateProps) {
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  if (at === null || at === undefined) return <span className="text-ink-soft">–</span>;
  const date = new Date(at);
  return (
    <time
      dateTime={at}
      title={format.dateTime(date, { dateStyle: "full", timeStyle: "medium" })}
      className="whitespace-nowrap"
    >
      {format.relativeTime(date, now)}
    </time>
  );
}

/** The moment itself, where it matters more than how long ago it was. */
export function AbsoluteDate({ at }: RelativeDateProps) {
  const format = useFormatter();
  if (at === null || at === undefined) return <span className="text-ink-soft">–</span>;
  return (
    <time dateTime={at} className="figures whitespace-nowrap">
      {format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" })}
    </time>
  );
}
