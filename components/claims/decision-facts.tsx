"use client";

import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { DescriptionList } from "#components/ui/tables/description-list.tsx";
import type { ClaimView } from "#server/domain/claims/views.ts";

/** What was decided on a claim, and how far it has come; the same for both sides. */
export function DecisionFacts({ claim }: { claim: ClaimView }) {
  const t = useTranslations("console.claims");
  const remedies = useTranslations("words.remedy");
  const coverages = useTranslations("words.coverage");
  const carriers = useTranslations("words.carrier");
  const { remedy, coverage, costFen, replacement, dispatch, note, finding } = claim;
  const items = [
    remedy !== null && { term: t("remedy"), value: remedies(remedy) },
    coverage !== null && { term: t("coverage"), value: coverages(coverage) },
    costFen !== null && { term: t("cost"), value: <Money fen={costFen} /> },
    replacement !== null && { term: t("replacement"), value: <Replacement claim={claim} /> },
    dispatch !== null && {
      term: t("dispatch"),
      value: `${carriers(dispatch.carrier)} ${dispatch.trackingNumber}`,
    },
    finding !== null && { term: t("finding"), value: t(`found.${finding}`) },
    note !== null && { term: t("note"), value: <span className="whitespace-pre-line">{note}</span> },
  ].filter((item) => item !== false);
  if (items.length === 0) return <p className="text-sm text-ink-soft">{t("undecided")}</p>;
  return <DescriptionList dense items={items} />;
}

function Replacement({ claim: { replacement, merchantId, acts } }: { claim: ClaimView }) {
  const t = useTranslations("console.claims");
  const statuses = useTranslations("words.deviceStatus");
  if (replacement === null) return null;
  const { serialNumber, status, needsParcel } = replacement;
  // Only staff are told what is left to do; a merchant's own acts never include a replacement's.
  const forStaff = needsParcel && !acts.includes("withdraw");
  return (
    <span>
      <span className="font-mono text-xs">{serialNumber}</span> · {statuses(status)}
      {forStaff && (
        <Link href={`/console/merchants/${merchantId}`} className="block underline">
          {t("needsParcel")}
        </Link>
      )}
    </span>
  );
}
