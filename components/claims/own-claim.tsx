"use client";

import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money/money.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import type { ClaimView } from "#server/domain/claims/views.ts";
import { ClaimActs } from "./claim-acts.tsx";
import { ClaimPhotos } from "./claim-photos.tsx";
import { ClaimStatusBadge } from "./claim-status-badge.tsx";

/** A merchant's claim: what happens next, who does it until when, and what they can do themselves. */
export function OwnClaim({ claim }: { claim: ClaimView }) {
  const t = useTranslations("merchant.claims");
  const reasons = useTranslations("words.claimReason");
  const carriers = useTranslations("words.carrier");
  const { status, wait, costFen, dispatch, note } = claim;
  return (
    <div className="mt-3 grid gap-2 rounded-lg bg-sunken p-4 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{t("title", { reason: reasons(claim.reason) })}</span>
        <ClaimStatusBadge status={status} />
      </p>
      <p>{t(`next.${status}`)}</p>
      {costFen !== null && (
        <p>
          {t("cost")} <Money fen={costFen} className="font-medium" />
        </p>
      )}
      {dispatch !== null && (
        <p>
          {carriers(dispatch.carrier)} <span className="figures">{dispatch.trackingNumber}</span>
        </p>
      )}
      {note !== null && <p className="whitespace-pre-line">{t("note", { note })}</p>}
      <ClaimPhotos claimId={claim.id} />
      {wait !== null && (
        <p className="text-ink-soft">
          {t(wait.holder === "merchant" ? "yourMoveUntil" : "ourMoveUntil")} <AbsoluteDate at={wait.dueAt} />
        </p>
      )}
      <ClaimActs claim={claim} />
    </div>
  );
}
