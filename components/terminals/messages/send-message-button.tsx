"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { NumberField } from "#components/form/number-field.tsx";
import { TextAreaField, TextField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { Button } from "#components/ui/button.tsx";
import { MESSAGE_VALID_DAYS, sendMessageInput } from "#server/domain/terminals/messages/inputs.ts";

const asked = sendMessageInput.omit({ terminalId: true });

interface SendMessageProps {
  terminal: { id: string; number: string };
}

export function SendMessageButton({ terminal }: SendMessageProps) {
  const t = useTranslations("console.terminals.messages");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t("send")}
      </Button>
      {open && <SendMessageForm terminal={terminal} onClose={() => setOpen(false)} />}
    </>
  );
}

function SendMessageForm({ terminal, onClose }: SendMessageProps & { onClose: () => void }) {
  const t = useTranslations("console.terminals.messages");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const send = useMutation(trpc.terminals.sendMessage.mutationOptions(said(t("sent"))));
  const form = useForm<z.input<typeof asked>, unknown, z.output<typeof asked>>({
    resolver: zodResolver(asked),
    defaultValues: { title: "", text: "", validDays: MESSAGE_VALID_DAYS },
  });
  return (
    <FormDialog
      title={t("sendTitle", { number: terminal.number })}
      description={t("sendText")}
      submitLabel={t("send")}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) => send.mutate({ terminalId: terminal.id, ...values }))}
    >
      <TextField control={form.control} name="title" label={t("headline")} />
      <TextAreaField control={form.control} name="text" label={t("text")} hint={t("textHint")} />
      <NumberField control={form.control} name="validDays" label={t("validDays")} hint={t("validDaysHint")} />
    </FormDialog>
  );
}
