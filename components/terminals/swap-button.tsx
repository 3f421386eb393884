"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { SelectField, TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { swapDeviceInput } from "#server/domain/terminals/inputs.ts";
import { SWAP_FAULTS } from "#server/domain/terminals/swap.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";

const asked = swapDeviceInput.pick({ serialNumber: true, fault: true });

/** Another device in the place of a broken one: scan it, say what is wrong, and it takes over. */
export function SwapButton({ terminal }: { terminal: TerminalView }) {
  const t = useTranslations("console.terminals");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t("swap")}
      </Button>
      {open && <SwapDialog terminal={terminal} onClose={() => setOpen(false)} />}
    </>
  );
}

function SwapDialog({ terminal, onClose }: { terminal: TerminalView; onClose: () => void }) {
  const t = useTranslations("console.terminals");
  const shell = useTranslations("shell");
  const faults = useTranslations("words.swapFault");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const swap = useMutation(trpc.terminals.swap.mutationOptions(said(t("swapDone"))));
  const form = useForm<z.input<typeof asked>, unknown, z.output<typeof asked>>({
    resolver: zodResolver(asked),
    defaultValues: { serialNumber: "" },
  });
  const { id: terminalId, version, number, serialNumber } = terminal;
  return (
    <FormDialog
      title={t("swapTitle", { number })}
      description={t("swapText", { serialNumber })}
      submitLabel={t("swapDo")}
      busy={swap.isPending}
      error={swap.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => swap.mutate({ terminalId, version, ...values }))}
    >
      <TextField
        control={form.control}
        name="serialNumber"
        label={t("swapSerial")}
        hint={t("swapSerialHint")}
        autoCapitalize="characters"
        autoFocus
        className="figures"
      />
      <SelectField
        control={form.control}
        name="fault"
        label={t("swapFault")}
        placeholder={shell("choose")}
        options={SWAP_FAULTS.map((value) => ({ value, label: faults(value) }))}
      />
    </FormDialog>
  );
}
