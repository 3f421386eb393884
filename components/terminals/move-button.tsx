"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { TextAreaField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { moveTerminalInput } from "#server/domain/terminals/inputs.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { StoreField } from "./store-field.tsx";

const asked = moveTerminalInput.pick({ storeId: true, reason: true });

/** To another store of the same merchant. */
export function MoveButton({ terminal }: { terminal: TerminalView }) {
  const t = useTranslations("console.terminals");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t("move")}
      </Button>
      {open && <MoveDialog terminal={terminal} onClose={() => setOpen(false)} />}
    </>
  );
}

function MoveDialog({ terminal, onClose }: { terminal: TerminalView; onClose: () => void }) {
  const t = useTranslations("console.terminals");
  const shell = useTranslations("shell");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const move = useMutation(trpc.terminals.move.mutationOptions(said(t("moved"))));
  const form = useForm<z.input<typeof asked>, unknown, z.output<typeof asked>>({
    resolver: zodResolver(asked),
    defaultValues: { storeId: "", reason: "" },
  });
  const { id: terminalId, version, number, storeId, storeName, merchantId } = terminal;
  return (
    <FormDialog
      title={t("moveTitle", { number })}
      description={t("moveText", { storeName })}
      submitLabel={t("move")}
      busy={move.isPending}
      error={move.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => move.mutate({ terminalId, version, ...values }))}
    >
      <StoreField control={form.control} name="storeId" merchantId={merchantId} except={storeId} />
      <TextAreaField control={form.control} name="reason" label={t("reason")} hint={shell("reasonHint")} />
    </FormDialog>
  );
}
