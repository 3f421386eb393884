"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { SelectField, TextAreaField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { openClaimInput } from "#server/domain/claims/inputs.ts";
import { CLAIM_REASONS, TAMPERING } from "#server/domain/claims/reasons.ts";

const asked = openClaimInput.pick({ reason: true, description: true });

interface OpenClaimProps {
  terminal: { id: string; number: string };
}

/** Something is wrong with a device: what, and how it shows. */
export function OpenClaimButton({ terminal }: OpenClaimProps) {
  const t = useTranslations("console.claims");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      {open && <OpenClaimForm terminal={terminal} onClose={() => setOpen(false)} />}
    </>
  );
}

function OpenClaimForm({ terminal, onClose }: OpenClaimProps & { onClose: () => void }) {
  const t = useTranslations("console.claims");
  const shell = useTranslations("shell");
  const reasons = useTranslations("words.claimReason");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const open = useMutation(trpc.claims.open.mutationOptions(said(t("done"))));
  const form = useForm<z.input<typeof asked>, unknown, z.output<typeof asked>>({
    resolver: zodResolver(asked),
    defaultValues: { description: "" },
  });
  return (
    <FormDialog
      title={t("openTitle", { number: terminal.number })}
      description={t("openText")}
      submitLabel={t("open")}
      busy={open.isPending}
      error={open.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => open.mutate({ terminalId: terminal.id, ...values }))}
    >
      <SelectField
        control={form.control}
        name="reason"
        label={t("what")}
        placeholder={shell("choose")}
        options={CLAIM_REASONS.map((value) => ({ value, label: reasons(value) }))}
      />
      {form.watch("reason") === TAMPERING && <Alert tone="warn">{t("tamperingText")}</Alert>}
      <TextAreaField
        control={form.control}
        name="description"
        label={t("description")}
        hint={t("descriptionHint")}
      />
    </FormDialog>
  );
}
