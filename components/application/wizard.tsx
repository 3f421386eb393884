"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTRPC } from "#components/api/trpc.ts";
import { useToast } from "#components/ui/toast.tsx";
import type { AnswerGroup, DraftAnswers } from "#server/domain/application/answers.ts";
import type { ApplicationView } from "#server/domain/application/application-view.ts";
import { Corrections } from "./corrections.tsx";
import { firstOpenStep, isStep, type Step, stepsOf } from "./steps.ts";
import { useAutosave } from "./use-autosave.ts";
import { WizardHeader } from "./wizard-header.tsx";
import { WizardScreen } from "./wizard-screen.tsx";

/** One question group a screen; the address names the screen, the portal keeps the answers. */
export function Wizard({ view }: { view: ApplicationView }) {
  const t = useTranslations("apply");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = useSearchParams().get("step");
  // Where the visit began stays put: a screen that autosave completes must not slip away under the fingers.
  const [begunAt] = useState(() => firstOpenStep(view));
  const step = isStep(view, asked) ? asked : begunAt;
  const steps = stepsOf(view);
  const queryKey = trpc.applications.get.queryKey({ applicationId: view.id });
  const current = useCallback(
    () => queryClient.getQueryData<ApplicationView>(queryKey) ?? view,
    [queryClient, queryKey, view],
  );
  const keep = (fresh: ApplicationView) => queryClient.setQueryData(queryKey, fresh);

  const save = useMutation(trpc.applications.saveGroup.mutationOptions());
  const submit = useMutation(trpc.applications.submit.mutationOptions());
  const autosave = useAutosave<{ group: AnswerGroup; answers: DraftAnswers }>(async (draft) => {
    const fresh = await save.mutateAsync({
      applicationId: view.id,
      version: current().version,
      group: draft.group,
      answers: JSON.parse(JSON.stringify(draft.answers)),
    });
    keep(fresh);
  });

  const goTo = (next: Step) => {
    router.push(`/apply/${view.id}?step=${next}`);
  };
  const { push } = autosave;
  const onDraft = useCallback(
    (group: AnswerGroup, answers: DraftAnswers) => push({ group, answers }),
    [push],
  );
  const onSettle = async () => {
    await autosave.flush();
    return current();
  };
  const onNext = async () => {
    const fresh = current();
    if (step !== "review") {
      const order = stepsOf(fresh);
      return goTo(order[order.indexOf(step) + 1] ?? "review");
    }
    keep(await submit.mutateAsync({ applicationId: view.id, version: fresh.version }));
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
      <WizardHeader view={view} step={step} saveState={autosave.state} />
      <h1 ref={heading} tabIndex={-1} className="text-2xl tracking-tight outline-none">
        {t(`steps.${step}`)}
      </h1>
      <p className="mt-1 mb-6 text-ink-soft">{t(`steps.${step}Lead`)}</p>
      <Corrections
        errors={view.requirements.errors.filter(
          (error) => error.field.startsWith(`${step}.`) && error.reason !== null,
        )}
      />
      <WizardScreen
        key={step}
        step={step}
        view={view}
        onDraft={onDraft}
        onSettle={onSettle}
        onNext={onNext}
        onEdit={goTo}
        onBack={previous === undefined ? undefined : () => goTo(previous)}
        onUploaded={() => queryClient.invalidateQueries({ queryKey })}
      />
    </main>
  );
}
