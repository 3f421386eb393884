"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useOfferText } from "#components/devices/use-offers-text.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useModelName } from "#components/terminals/use-model-name.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Money } from "#components/ui/money/money.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { ANSWERABLE, type RecommendationView } from "#server/domain/applications/recommendation.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";

/** Of the reasons, those that say something to whoever is to use the device. */
const TOLD = ["takes_huabei", "small_counter", "goes_along", "prints_and_takes_cards", "in_stock"] as const;

/** The device that the reviewer recommends, what it costs, and the applicant's answer. */
export function RecommendedDevice({ view }: { view: ApplicationView }) {
  const recommended = useQuery(
    useTRPC().applications.recommendation.queryOptions(
      { applicationId: view.id },
      { refetchInterval: 15_000 },
    ),
  );
  const open = (ANSWERABLE as readonly string[]).includes(view.status);
  if (!recommended.data || (!open && recommended.data.status !== "agreed")) return null;
  return <Device one={recommended.data} open={open} />;
}

function Device({ one, open }: { one: RecommendationView; open: boolean }) {
  const t = useTranslations("apply.recommended");
  const reason = useTranslations("apply.advice.deviceReason");
  const trpc = useTRPC();
  const nameOf = useModelName();
  const priceOf = useOfferText();
  const agree = useMutation(trpc.applications.agreeToRecommendation.mutationOptions());
  const decline = useMutation(trpc.applications.declineRecommendation.mutationOptions());
  const seen = { recommendationId: one.id, version: one.version };
  return (
    <Panel title={t("title")}>
      <div className="grid gap-3">
        <p className="text-lg font-medium">{nameOf(one)}</p>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          <dt className="text-ink-soft">{t("price")}</dt>
          <dd className="figures text-end">{priceOf(one.offer, one.amountFen)}</dd>
          <dt className="text-ink-soft">{t("monthly")}</dt>
          <dd className="text-end">
            <Money fen={one.monthlyFen} className="font-medium" />
          </dd>
        </dl>
        <p className="text-sm text-ink-soft">{t("monthlyHint")}</p>
        <ul className="list-disc ps-5 text-sm">
          {TOLD.filter((code) => one.reasons.includes(code)).map((code) => (
            <li key={code}>{reason(code)}</li>
          ))}
        </ul>
        {one.note !== null && <p className="text-sm">{one.note}</p>}
        <FormProblem error={agree.error ?? decline.error} />
        {one.status === "agreed" && <Alert>{t("agreed")}</Alert>}
        {one.status === "declined" && <Alert tone="warn">{t("declined")}</Alert>}
        {open && one.status === "sent" && (
          <div className="flex flex-wrap gap-3">
            <Button size="large" busy={agree.isPending} onClick={() => agree.mutate(seen)}>
              {t("agree")}
            </Button>
            <Button
              size="large"
              variant="secondary"
              busy={decline.isPending}
              onClick={() => decline.mutate(seen)}
            >
              {t("decline")}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
