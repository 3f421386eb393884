"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { Link } from "#components/ui/link.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import type { DeskHours } from "#server/domain/applications/desk-hours.ts";

const SHOWN = 10;

/** What other hours would promise for what waits now, beside what is promised. */
export function HoursTrial({ body }: { body: DeskHours }) {
  const t = useTranslations("console.desk");
  const trial = useQuery(useTRPC().desk.tryHours.queryOptions({ body }));
  if (trial.data === undefined) return null;
  const { cases, earlier, later, overdueNow, overdueTried, changed } = trial.data;
  return (
    <section className="mt-3 grid gap-2 rounded-md bg-sunken p-3 text-sm">
      <p className="font-medium">{t("hoursTrial", { cases })}</p>
      <ul className="figures flex flex-wrap gap-4">
        <li>{t("earlier", { count: earlier })}</li>
        <li>{t("later", { count: later })}</li>
        <li>
          {t("overdue")}: {overdueNow} → {overdueTried}
        </li>
      </ul>
      <ul className="grid gap-1">
        {changed.slice(0, SHOWN).map(({ applicationId, shopName, now, tried }) => (
          <li key={applicationId}>
            <Link
              href={`/console/reviews/${applicationId}`}
              className="inline-flex min-h-6 items-center underline"
            >
              {shopName ?? applicationId}
            </Link>{" "}
            <AbsoluteDate at={now} /> → <AbsoluteDate at={tried} />
          </li>
        ))}
      </ul>
    </section>
  );
}
