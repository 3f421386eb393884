"use client";

import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { cacheApplication } from "#components/applications/application-cache.ts";
import { Corrections } from "#components/applications/corrections.tsx";
import { refreshApplication } from "#components/applications/refresh-application.ts";
import { useDraftOutbox } from "#components/apply/drafts/use-draft-outbox.ts";
import { withDrafts } from "#components/apply/drafts/with-drafts.ts";
import { retryImport } from "#components/browser/retry-import.ts";
import { lazyClient } from "#components/query/lazy-client.ts";
import { useToast } from "#components/ui/overlays/toast.tsx";
import type { AnswerGroup, DraftAnswers } from "#server/domain/applications/answers.ts";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { AwaitDrafts } from "./await-drafts.tsx";
import { usePreloadedForm } from "./preload-form.ts";
import { firstOpenStep, isStep, type Step, stepOfField, stepsOf } from "./steps.ts";
import { WizardHeader } from "./wizard-header.tsx";
import { WizardScreen } from "./wizard-screen.tsx";

const ClashDialog = dynamic(() =>
  retryImport(() => import("#components/apply/drafts/clash-dialog.tsx")).then((file) => file.ClashDialog),
);

/** One question group a screen; the address names the screen, the portal keeps the answers. */
export function Wizard({ view }: { view: ApplicationView }) {
  const t = useTranslations("apply");
  const toast = useToast();
  usePreloadedForm();
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = useSearchParams().get("step");
  // Where the visit began stays put: a screen that autosave completes must not slip away under the fingers.
  const [begunAt] = useState(() => firstOpenStep(view));
  const step = isStep(view, asked) ? asked : begunAt;
  const steps = stepsOf(view);
  const { outbox, snapshot, opened, current } = useDraftOutbox(view);
  const onDraft = useCallback(
    (group: AnswerGroup, answers: DraftAnswers) => outbox.push(group, answers),
    [outbox],
  );
  const onSettle = async () => {
    const outcome = await outbox.flush();
    return outcome === "saved" ? current() : outcome;
  };
  // The screen changes without asking the portal, so that the form can be walked without a network.
  const goTo = (next: Step) => window.history.pushState(null, "", `/apply/${view.id}?step=${next}`);
  const onNext = async () => {
    if (step !== "review") {
      const order = stepsOf(current());
      return goTo(order[order.indexOf(step) + 1] ?? "review");
    }
    const outcome = await onSettle();
    if (outcome === "offline") throw new Error("Submitting needs the network");
    if (outcome === "clash") return;
    const client = await lazyClient();
    const sent = await client.applications.submit.mutate({
      applicationId: view.id,
      version: outcome.version,
    });
    // The address names the application again, not its last screen: a reload shows where it stands.
    window.history.replaceState(null, "", `/apply/${view.id}`);
    cacheApplication(sent);
    toast(t("review.submitted"));
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen begins at its heading
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [step]);

  const position = steps.indexOf(step);
  const previous = steps[position - 1];
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-2xl px-4 pt-4 outline-none sm:px-6 sm:py-8">
      <WizardHeader view={view} step={step} saveState={snapshot.state} />
      <h1 ref={heading} tabIndex={-1} className="text-2xl tracking-tight outline-none">
        {t(`steps.${step}`)}
      </h1>
      <p className="mt-1 mb-6 text-ink-soft">{t(`steps.${step}Lead`)}</p>
      <Corrections
        corrections={view.corrections.filter(({ field }) => step === "review" || stepOfField(field) === step)}
      />
      {snapshot.clash !== null && (
        <ClashDialog
          clash={snapshot.clash}
          onDecide={(choices) => void outbox.decide(choices).catch(() => {})}
        />
      )}
      <AwaitDrafts opened={opened}>
        <WizardScreen
          key={`${step}/${snapshot.epoch}`}
          step={step}
          view={withDrafts(view, outbox)}
          onDraft={onDraft}
          onSettle={onSettle}
          onNext={onNext}
          onEdit={goTo}
          onBack={previous === undefined ? undefined : () => goTo(previous)}
          onUploaded={() => refreshApplication(view.id)}
        />
      </AwaitDrafts>
    </main>
  );
}
