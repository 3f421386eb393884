"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { Link } from "#components/ui/link.tsx";
import { RISK_RATINGS, type RiskRules } from "#server/domain/reviews/risk/rules.ts";

/** What rules would have made of the last cases, beside what those in force make of them. */
export function TrialOf({ body }: { body: RiskRules }) {
  const t = useTranslations("console.desk");
  const rating = useTranslations("console.case.rating");
  const trial = useQuery(useTRPC().desk.tryRules.queryOptions({ body }));
  if (trial.data === undefined) return null;
  const { cases, now, tried, secondNow, secondTried, changed } = trial.data;
  return (
    <section className="mt-3 grid gap-2 rounded-md bg-sunken p-3 text-sm">
      <p className="font-medium">{t("trial", { cases })}</p>
      <ul className="figures flex flex-wrap gap-4">
        {RISK_RATINGS.map((one) => (
          <li key={one}>
            {rating(one)}: {now[one]} → {tried[one]}
          </li>
        ))}
        <li>
          {t("bySecond")}: {secondNow} → {secondTried}
        </li>
      </ul>
      {changed.length > 0 && (
        <ul className="grid gap-1">
          {changed.slice(0, 10).map((one) => (
            <li key={one.applicationId}>
              <Link
                href={`/console/reviews/${one.applicationId}`}
                className="inline-flex min-h-6 items-center underline"
              >
                {one.shopName ?? one.applicationId}
              </Link>{" "}
              {rating(one.now)} → {rating(one.tried)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
