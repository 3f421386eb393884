"use client";

import { ArrowLeft, ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { FieldLocks } from "#components/form/field-locks.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { cx } from "#components/ui/class-names.ts";
import { useFieldsOpen } from "./await-drafts.tsx";

interface StepFormProps {
  onSubmit: (event: FormEvent) => Promise<void>;
  onBack: (() => void) | undefined;
  disabled: boolean;
  /** Fields that are settled while others of the screen may be changed. */
  isLocked?: (name: string) => boolean;
  /** Only some fields are asked for again: they stand out, and the first of them is at hand. */
  correcting?: boolean;
  /** What is wrong with the screen as a whole, beside its fields. */
  fault?: string | undefined;
  busy: boolean;
  nextLabel?: string;
  children: ReactNode;
}

const ASKED = ":is(input:not([type=file]), select, textarea):enabled";
const STANDING_OUT =
  "[&_:is(input,select,textarea):enabled]:border-accent [&_:is(input,select,textarea):enabled]:ring-2 " +
  "[&_:is(input,select,textarea):enabled]:ring-accent-soft";

/** The frame of a wizard screen: fields, then back and next within reach of the thumb. */
export function StepForm(props: StepFormProps) {
  const { onSubmit, onBack, disabled, isLocked = () => false, fault, busy, nextLabel, children } = props;
  const { correcting = false } = props;
  const t = useTranslations("apply");
  const form = useRef<HTMLFormElement>(null);
  const open = useFieldsOpen();
  useEffect(() => {
    if (!correcting || !open) return;
    // After the screen's heading had the focus, as on every new screen.
    const frame = requestAnimationFrame(() => {
      const asked = form.current?.querySelector<HTMLElement>(ASKED);
      asked?.focus({ preventScroll: true });
      asked?.scrollIntoView({ block: "center" });
    });
    return () => cancelAnimationFrame(frame);
  }, [correcting, open]);
  const [problem, setProblem] = useState<unknown>(null);
  return (
    <form
      ref={form}
      noValidate
      className={cx("grid gap-5", correcting && STANDING_OUT)}
      onSubmit={(event) => {
        setProblem(null);
        onSubmit(event).catch(setProblem);
      }}
    >
      {disabled && <Alert>{t("locked")}</Alert>}
      <FieldLocks value={isLocked}>{children}</FieldLocks>
      {fault !== undefined && <Alert tone="danger">{fault}</Alert>}
      <FormProblem error={problem} />
      <div className="sticky bottom-0 -mx-4 mt-2 flex gap-3 border-t border-line bg-paper px-4 py-3 sm:static sm:mx-0 sm:border-0 sm:px-0">
        {onBack !== undefined && (
          <Button variant="secondary" size="large" onClick={onBack} className="flex-1 sm:flex-none">
            <ArrowLeft aria-hidden className="size-4" />
            {t("back")}
          </Button>
        )}
        <Button type="submit" size="large" busy={busy} className="flex-2 sm:ms-auto sm:flex-none">
          {nextLabel ?? t("next")}
          <ArrowRight aria-hidden className="size-4" />
        </Button>
      </div>
    </form>
  );
}
