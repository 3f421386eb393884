"use client";

import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import type { CaseView } from "#server/domain/reviews/views.ts";

type Check = CaseView["checks"][number];

/** Other applications laid beside this one: what they are, and what of them is the same. */
export function MatchTable({ matches, details }: Pick<Check, "matches" | "details">) {
  const t = useTranslations("console.case");
  const status = useTranslations("words.applicationStatus");
  return (
    <ul className="mt-1 grid gap-2">
      {matches.map((match) => (
        <li key={match.applicationId} className="rounded-md bg-sunken p-2">
          <Link
            href={`/console/reviews/${match.applicationId}`}
            className="inline-flex min-h-6 items-center font-medium underline"
          >
            {match.shopName ?? match.applicationId}
          </Link>{" "}
          <span className="text-ink-soft">{status(match.status)}</span>
          {match.shopAddress !== null && <span className="block text-ink-soft">{match.shopAddress}</span>}
          <span className="block text-ink-soft">
            {t("same")}: {match.same.map((part) => t(`sameAs.${part as "mobile"}`)).join(", ")}
            {match.same.some((part) => part.startsWith("shop")) && ` · ${details[match.applicationId] ?? ""}`}
            {match.submittedAt !== null && (
              <>
                {" "}
                · <RelativeDate at={match.submittedAt} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
