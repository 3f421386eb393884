"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { DESK_STEPS, type DeskHours, deskHours } from "#server/domain/applications/desk-hours.ts";
import { ExceptionalDays } from "./exceptional-days.tsx";
import { HoursTrial } from "./hours-trial.tsx";

/** Other hours and days, tried on what waits as they are typed. */
export function HoursEditor({ body, onClose }: { body: DeskHours; onClose: () => void }) {
  const t = useTranslations("console.desk");
  const steps = useTranslations("console.numbers.deskSteps");
  const [draft, setDraft] = useState(body);
  const [note, setNote] = useState("");
  const propose = useMutation(useTRPC().desk.proposeHours.mutationOptions({ onSuccess: onClose }));
  const checked = deskHours.safeParse(draft);
  const number = (label: string, value: number, onChange: (value: number) => void) => (
    <Field label={label}>
      {(bound) => (
        <Input
          {...bound}
          inputMode="numeric"
          value={String(value)}
          onChange={(event) => /^\d{0,2}$/.test(event.target.value) && onChange(Number(event.target.value))}
        />
      )}
    </Field>
  );
  const plain = (key: "opensAt" | "closesAt" | "afterPause" | "atRisk") =>
    number(t(`hoursField.${key}`), draft[key], (value) => setDraft({ ...draft, [key]: value }));
  return (
    <Panel title={t("changeHours")}>
      <FormProblem error={propose.error} />
      <div className="grid grid-cols-2 gap-3 text-sm sm:grid-cols-4">
        {DESK_STEPS.map((step) => (
          <div key={step}>
            {number(steps(step), draft.promised[step], (hours) =>
              setDraft({ ...draft, promised: { ...draft.promised, [step]: hours } }),
            )}
          </div>
        ))}
        {plain("afterPause")}
        {plain("atRisk")}
        {plain("opensAt")}
        {plain("closesAt")}
      </div>
      <ExceptionalDays
        days={draft.exceptions}
        onChange={(exceptions) => setDraft({ ...draft, exceptions })}
      />
      <div className="mt-3 max-w-xl text-sm">
        <Field label={t("hoursNote")}>
          {(bound) => <Input {...bound} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
      </div>
      {checked.success && <HoursTrial body={checked.data} />}
      {!checked.success && <p className="mt-3 text-sm text-danger">{t("hoursUnsound")}</p>}
      <div className="mt-3 flex gap-2">
        <Button
          disabled={!checked.success}
          busy={propose.isPending}
          onClick={() => checked.success && propose.mutate({ body: checked.data, note })}
        >
          {t("propose")}
        </Button>
        <Button variant="ghost" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </Panel>
  );
}
