import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormProblem } from "#components/form/form-problem.tsx";
import { TextField } from "#components/form/text-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { type RepaymentPlanInput, repaymentPlanInput } from "#server/domain/contracts/inputs.ts";

interface CodeOfPlanProps {
  number: string;
  error: unknown;
  busy: boolean;
  onSubmit: (input: RepaymentPlanInput) => void;
}

/** The code that stands on the payer's copy and nowhere else. */
export function CodeOfPlan({ number, error, busy, onSubmit }: CodeOfPlanProps) {
  const t = useTranslations("voucher.repayments");
  const form = useForm<z.input<typeof repaymentPlanInput>, unknown, RepaymentPlanInput>({
    resolver: zodResolver(repaymentPlanInput),
    defaultValues: { number, code: "" },
  });
  return (
    <form noValidate onSubmit={form.handleSubmit(onSubmit)} className="grid gap-4">
      <p className="text-sm text-ink-soft">{t("text")}</p>
      <TextField
        control={form.control}
        name="code"
        label={t("code")}
        hint={t("codeHint")}
        autoComplete="off"
        autoCapitalize="characters"
      />
      <FormProblem error={error} />
      <div>
        <Button type="submit" busy={busy}>
          {t("open")}
        </Button>
      </div>
    </form>
  );
}
