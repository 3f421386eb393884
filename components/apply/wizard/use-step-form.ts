import { type FormEvent, useEffect } from "react";
import {
  type DefaultValues,
  type FieldErrors,
  type FieldPath,
  get,
  type Resolver,
  useForm,
} from "react-hook-form";
import type { z } from "zod";
import { useFaultText } from "#components/form/use-fault-text.ts";
import type { ANSWER_SCHEMAS, AnswerGroup, DraftAnswers } from "#server/domain/applications/answers.ts";
import { isEditable } from "#server/domain/applications/editable.ts";
import { emptyAnswersOf } from "#server/domain/applications/fields.ts";
import type { StepProps } from "./step-props.ts";

type Typed<G extends AnswerGroup> = z.input<(typeof ANSWER_SCHEMAS)[G]>;
type Checked<G extends AnswerGroup> = z.output<(typeof ANSWER_SCHEMAS)[G]>;

/** The form of one question group: its domain schema checks it, every keystroke is a draft to save. `frame` is for its StepForm. */
export function useStepForm<G extends AnswerGroup>(
  group: G,
  step: StepProps,
  defaults: DefaultValues<Typed<G>> = {} as DefaultValues<Typed<G>>,
) {
  // The schemas come at the first touch. A network that is gone by then lets the answers pass: the portal checks them.
  const resolver: Resolver<Typed<G>, unknown, Checked<G>> = async (values, context, options) => {
    const checks = await import("./answer-checks.ts").catch(() => undefined);
    if (checks === undefined) return { values: values as Checked<G>, errors: {} };
    return checks.resolverOf<Typed<G>, Checked<G>>(group)(values, context, options);
  };
  const form = useForm<Typed<G>, unknown, Checked<G>>({
    resolver,
    mode: "onTouched",
    disabled: step.disabled,
    defaultValues: { ...emptyAnswersOf(group), ...defaults, ...step.view.answers[group] } as DefaultValues<
      Typed<G>
    >,
  });
  const faultText = useFaultText();
  const { onDraft, disabled, view } = step;
  useEffect(() => {
    if (disabled) return;
    const subscription = form.watch((values) => onDraft(group, values as DraftAnswers));
    return () => subscription.unsubscribe();
  }, [form, group, onDraft, disabled]);

  const check = form.handleSubmit(async () => {
    const view = await step.onSettle();
    if (view === "clash") return;
    // Without the portal the schema has checked what it can; the portal says the rest before submitting.
    if (view === "offline") return step.onNext();
    const faults = view.requirements.errors.filter((fault) => fault.field.startsWith(`${group}.`));
    for (const [index, fault] of faults.entries()) {
      const path = fault.field.slice(group.length + 1) as FieldPath<Typed<G>>;
      form.setError(path, { type: "server", message: fault.code }, { shouldFocus: index === 0 });
    }
    if (faults.length === 0) await step.onNext();
  });
  const submit = async (event: FormEvent): Promise<void> => {
    if (!disabled) return check(event);
    event.preventDefault();
    await step.onNext();
  };
  const frame = {
    onSubmit: submit,
    onBack: step.onBack,
    disabled: step.disabled,
    isLocked: (name: string) => !isEditable(view.editable, `${group}.${name}`),
    correcting: !step.disabled && view.editable !== "all",
    fault: faultText(faultOfWhole(form.formState.errors)),
    busy: form.formState.isSubmitting,
  };
  return { form, frame };
}

/** A rule about several fields at once, such as shares that add up to more than 100 %, has no field of its own. */
function faultOfWhole(errors: FieldErrors): string | undefined {
  return Object.keys(errors)
    .map((name): string | undefined => get(errors, `${name}.root.message`))
    .find(Boolean);
}
