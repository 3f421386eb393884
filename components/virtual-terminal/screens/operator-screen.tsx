"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type UseFormReturn, useForm } from "react-hook-form";
import { z } from "zod";
import { TextField } from "#components/form/text-field.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { AbsoluteDate } from "#components/ui/relative-date.tsx";
import { asLinkFault, type LinkFault } from "#components/virtual-terminal/device/link/link-fault.ts";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";
import { operatorCodeInput, operatorSignInInput } from "#server/domain/operators/inputs.ts";
import { FaultNotice } from "./fault-notice.tsx";
import { Glass } from "./parts/glass.tsx";
import { PrimaryButton } from "./parts/primary-button.tsx";
import { ScreenHeader } from "./parts/screen-header.tsx";

type Step = "number" | "code" | "name";

interface OperatorScreenProps {
  runtime: TerminalRuntime;
  onBack: () => void;
}

type Answers = z.input<typeof operatorSignInInput>;

/** Sign in by mobile number, terminal number and code (S2); somebody new gives a name and waits for the owner. */
export function OperatorScreen({ runtime, onBack }: OperatorScreenProps) {
  const t = useTranslations("terminal.operator");
  const [step, setStep] = useState<Step>("number");
  const [fault, setFault] = useState<LinkFault | null>(null);
  const [awaitedUntil, setAwaitedUntil] = useState<string | null>(null);
  const form = useForm<Answers>({
    resolver: zodResolver<Answers, unknown, Answers>(SCHEMAS[step], undefined, { raw: true }),
    defaultValues: { mobile: "", terminalNumber: "", code: "" },
  });
  const send = async ({ code, name, ...who }: Answers) => {
    if (step === "number") {
      await runtime.use((token) => runtime.link.requestOperatorCode(token, operatorCodeInput.parse(who)));
      return setStep("code");
    }
    const told = operatorSignInInput.parse({ ...who, code, ...(step === "name" && { name }) });
    const answer = await runtime.use((token) => runtime.link.signInOperator(token, told));
    if (answer.status === "signed_in") return onBack();
    setAwaitedUntil(answer.until);
  };
  const submit = form.handleSubmit(async (values) => {
    setFault(null);
    await send(values).catch((error: unknown) => {
      const refusal = asLinkFault(error);
      if (refusal.code === "name_needed") setStep("name");
      else setFault(refusal);
    });
  });
  if (awaitedUntil !== null) return <AwaitingOwner until={awaitedUntil} onBack={onBack} />;
  return (
    <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <Glass
        className="gap-3"
        foot={
          <PrimaryButton type="submit" busy={form.formState.isSubmitting}>
            {t(step === "number" ? "sendCode" : "signIn")}
          </PrimaryButton>
        }
      >
        <ScreenHeader title={t("title")} onBack={step === "number" ? onBack : () => setStep("number")} />
        {fault !== null && <FaultNotice fault={fault} />}
        {step === "number" ? <WhoAsks form={form} /> : <WhatCame form={form} isNew={step === "name"} />}
      </Glass>
    </form>
  );
}

interface StepProps {
  form: UseFormReturn<Answers>;
}

function WhoAsks({ form: { control } }: StepProps) {
  const t = useTranslations("terminal.operator");
  return (
    <>
      <TextField control={control} name="mobile" label={t("mobile")} inputMode="tel" />
      <TextField
        control={control}
        name="terminalNumber"
        label={t("terminalNumber")}
        hint={t("terminalNumberHint")}
        inputMode="numeric"
        className="font-mono"
      />
    </>
  );
}

function WhatCame({ form: { control, getValues }, isNew }: StepProps & { isNew: boolean }) {
  const t = useTranslations("terminal.operator");
  return (
    <>
      <TextField
        control={control}
        name="code"
        label={t("code")}
        hint={t("codeHint", { mobile: getValues("mobile") })}
        inputMode="numeric"
        autoComplete="one-time-code"
        className="font-mono tracking-widest"
      />
      {isNew && <TextField control={control} name="name" label={t("name")} hint={t("nameHint")} />}
    </>
  );
}

/** What is asked for by now; the same rules as the portal's, step by step. */
const SCHEMAS = {
  number: z.object({ ...operatorCodeInput.shape, code: z.string(), name: z.string().optional() }),
  code: z.object({ ...operatorSignInInput.shape, name: z.string().optional() }),
  name: operatorSignInInput.required({ name: true }),
} satisfies Record<Step, z.ZodType>;

function AwaitingOwner({ until, onBack }: { until: string; onBack: () => void }) {
  const t = useTranslations("terminal.operator");
  return (
    <Glass foot={<PrimaryButton onClick={onBack}>{t("done")}</PrimaryButton>}>
      <ScreenHeader title={t("title")} onBack={onBack} />
      <Alert tone="good" title={t("awaiting")}>
        <p>
          {t("awaitingText")} <AbsoluteDate at={until} />
        </p>
      </Alert>
    </Glass>
  );
}
