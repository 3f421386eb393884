"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormProblem } from "#components/form/form-problem.tsx";
import { SelectField, TextAreaField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { CONTACTS, contactNote } from "#server/domain/applications/contacts.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";

/** Writes a call or a visit down while it is fresh. */
export function ContactButton({ file, onDone }: { file: CaseView; onDone: (fresh: CaseView) => void }) {
  const t = useTranslations("console.case");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" size="small" onClick={() => setOpen(true)}>
        <Phone aria-hidden className="size-4" />
        {t("recordContact")}
      </Button>
      {open && (
        <ContactDialog
          applicationId={file.id}
          onClose={() => setOpen(false)}
          onDone={(fresh) => {
            setOpen(false);
            onDone(fresh);
          }}
        />
      )}
    </>
  );
}

interface ContactDialogProps {
  applicationId: string;
  onClose: () => void;
  onDone: (fresh: CaseView) => void;
}

function ContactDialog({ applicationId, onClose, onDone }: ContactDialogProps) {
  const t = useTranslations("console.case");
  const record = useMutation(useTRPC().reviews.recordContact.mutationOptions({ onSuccess: onDone }));
  const form = useForm({
    resolver: zodResolver(contactNote),
    defaultValues: { contact: "phone_reached" as const, note: "" },
  });
  return (
    <Dialog open onOpenChange={onClose} title={t("recordContact")} description={t("contactText")}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={form.handleSubmit((values) => record.mutate({ ...values, applicationId }))}
      >
        <FormProblem error={record.error} />
        <SelectField
          control={form.control}
          name="contact"
          label={t("contactKind")}
          placeholder={t("choose")}
          options={CONTACTS.map((value) => ({ value, label: t(`contact.${value}`) }))}
        />
        <TextAreaField control={form.control} name="note" label={t("contactNote")} />
        <Button type="submit" busy={record.isPending}>
          {t("contactSave")}
        </Button>
      </form>
    </Dialog>
  );
}
