"use client";

import { useTranslations } from "next-intl";
import { ApplicationClock } from "#components/applications/application-clock.tsx";
import { Corrections } from "#components/applications/corrections.tsx";
import { Rejection } from "#components/applications/rejection.tsx";
import { StageBar } from "#components/applications/stage-bar.tsx";
import { StatusBadge } from "#components/applications/status-badge.tsx";
import { Timeline } from "#components/applications/timeline.tsx";
import { firstOpenStep } from "#components/apply/wizard/steps.ts";
import { OwnParcels } from "#components/shipments/own-parcels.tsx";
import { Button } from "#components/ui/button.tsx";
import { CopyableId } from "#components/ui/copyable-id.tsx";
import { Link } from "#components/ui/link.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { AppealButton } from "./appeal-button.tsx";
import { DocumentExpiryPanel } from "./document-expiry-panel.tsx";
import { ErasurePanel } from "./erasure-panel.tsx";
import { RecommendedDevice } from "./recommended-device.tsx";
import { WithdrawButton } from "./withdraw-button.tsx";

/** Where the application stands, why it waits, and what the applicant can do. */
export function ApplicationProgress({ view }: { view: ApplicationView }) {
  const t = useTranslations("apply");
  const store = view.answers.store?.name;
  const name = typeof store === "string" && store !== "" ? store : t("unnamed");
  return (
    <div className="grid gap-5">
      <Panel>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-lg">{name}</h2>
          <StatusBadge status={view.status} />
        </div>
        <StageBar status={view.status} />
        <p className="mt-4">{t(`status.${view.status}`)}</p>
        {view.clock !== null && <ApplicationClock clock={view.clock} />}
        <div className="mt-4 flex flex-wrap gap-3">
          {view.merchantId !== null && (
            <Button asChild size="large">
              <Link href="/merchant">{t("toMerchant")}</Link>
            </Button>
          )}
          {view.status === "needs_correction" && (
            <Button asChild size="large">
              <Link href={`/apply/${view.id}?step=${firstOpenStep(view)}`}>{t("correct")}</Link>
            </Button>
          )}
          {view.events.includes("appeal") && <AppealButton view={view} />}
          {view.events.includes("withdraw") && <WithdrawButton view={view} name={name} />}
        </div>
        <p className="mt-4 text-sm text-ink-soft">
          <CopyableId value={view.id} />
        </p>
      </Panel>
      <RecommendedDevice view={view} />
      {view.merchantId !== null && <OwnParcels merchantId={view.merchantId} />}
      <Rejection view={view} />
      {view.status === "needs_correction" && <Corrections corrections={view.corrections} />}
      {/* What is going to be erased may expire without anybody's harm. */}
      {view.erasure === null && <DocumentExpiryPanel documents={view.documents} />}
      <ErasurePanel view={view} name={name} />
      <Panel title={t("timelineTitle")}>
        <Timeline entries={view.timeline} />
      </Panel>
    </div>
  );
}
