"use client";

import { useTranslations } from "next-intl";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import type { ApplicationClock as Clock } from "#server/domain/application/application-view.ts";

/** In one sentence each: who has the next step, until when, what follows, and how long others waited. */
export function ApplicationClock({ clock }: { clock: Clock }) {
  const t = useTranslations("apply.clock");
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
            hours: hoursOf(clock.typical.toDecisionMs),
            cases: clock.typical.cases,
          })}
        </p>
      )}
    </div>
  );
}

/** Hours with one decimal below ten; never nothing. */
function hoursOf(ms: number): number {
  const hours = ms / 3_600_000;
  return hours < 10 ? Math.max(0.1, Math.round(hours * 10) / 10) : Math.round(hours);
}
