"use client";

import { useFormatter, useTranslations } from "next-intl";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import type { ApplicationClock as Clock } from "#server/domain/applications/views.ts";
import { MINUTE_MS } from "#server/domain/calendar/durations.ts";

/** In one sentence each: who has the next step, until when, what follows, and how long others waited. */
export function ApplicationClock({ clock }: { clock: Clock }) {
  const t = useTranslations("apply.clock");
  const format = useFormatter();
  const { count, unit } = spanOf(clock.typical?.toDecisionMs ?? 0);
  return (
    <div className="mt-4 grid gap-1 rounded-lg bg-sunken p-4 text-sm">
      <p className="font-medium">{t(`holder.${clock.holder}`)}</p>
      <p>
        {t.rich(clock.afterwards === null ? "promised" : "closes", {
          at: () => <AbsoluteDate at={clock.dueAt} />,
        })}
      </p>
      {clock.ahead !== null && <p>{t("ahead", { ahead: clock.ahead })}</p>}
      {clock.typical !== null && clock.holder !== "applicant" && (
        <p className="text-ink-soft">
          {t("typical", {
            time: format.number(count, { style: "unit", unit, unitDisplay: "long" }),
            cases: clock.typical.cases,
          })}
        </p>
      )}
    </div>
  );
}

/** In the unit in which people would say it, rounded up: nobody is promised less than others waited. */
function spanOf(ms: number): { count: number; unit: "minute" | "hour" | "day" } {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE_MS));
  if (minutes < 120) return { count: minutes, unit: "minute" };
  const hours = Math.ceil(minutes / 60);
  return hours < 48 ? { count: hours, unit: "hour" } : { count: Math.ceil(hours / 24), unit: "day" };
}
