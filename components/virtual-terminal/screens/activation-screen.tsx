"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { TextField } from "#components/form/text-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { asLinkFault, type LinkFault } from "#components/virtual-terminal/device/link/link-fault.ts";
import type { ActivationForm } from "#components/virtual-terminal/device/terminal-runtime.ts";
import { activationForm } from "#server/domain/device-protocol/activation.ts";
import { FaultNotice } from "./fault-notice.tsx";
import { Glass } from "./parts/glass.tsx";
import { PrimaryButton } from "./parts/primary-button.tsx";

interface ActivationScreenProps {
  sticker: { serialNumber: string; model: string };
  onActivate: (form: ActivationForm) => Promise<void>;
  /** Where this browser has devices already. */
  onOthers: (() => void) | undefined;
}

export function ActivationScreen({ sticker, onActivate, onOthers }: ActivationScreenProps) {
  const t = useTranslations("terminal.activation");
  const devices = useTranslations("terminal.devices");
  const [fault, setFault] = useState<LinkFault | null>(null);
  const form = useForm({
    resolver: zodResolver(activationForm),
    defaultValues: { ...sticker, activationCode: "" },
  });
  const submit = form.handleSubmit(async (values) => {
    setFault(null);
    await onActivate(values).catch((error) => setFault(asLinkFault(error)));
  });
  return (
    <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <Glass
        className="gap-3"
        foot={
          <>
            <PrimaryButton type="submit" busy={form.formState.isSubmitting}>
              {t("submit")}
            </PrimaryButton>
            {onOthers !== undefined && (
              <Button variant="ghost" onClick={onOthers}>
                {devices("others")}
              </Button>
            )}
          </>
        }
      >
        <div>
          <h2 className="text-lg">{t("title")}</h2>
          <p className="text-sm text-ink-soft">{t("lead")}</p>
        </div>
        {fault !== null && <FaultNotice fault={fault} />}
        <div className="grid grid-cols-[3fr_2fr] items-start gap-2">
          <TextField
            control={form.control}
            name="serialNumber"
            label={t("serialNumber")}
            className="font-mono"
          />
          <TextField control={form.control} name="model" label={t("model")} className="font-mono" />
        </div>
        <TextField
          control={form.control}
          name="activationCode"
          label={t("code")}
          hint={t("codeHint")}
          autoCapitalize="characters"
          spellCheck={false}
          className="font-mono tracking-widest uppercase"
        />
      </Glass>
    </form>
  );
}
