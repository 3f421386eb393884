"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { StaffMember } from "#server/domain/identity/staff.ts";

/** The end of the last day of an absence, in China; nobody where they are back. */
const endOf = (day: string) => (day === "" ? null : new Date(`${day}T23:59:59+08:00`).toISOString());

export function AwayDialog({ one, onClose }: { one: StaffMember; onClose: () => void }) {
  const t = useTranslations("console.people");
  const [day, setDay] = useState("");
  const away = useMutation(useTRPC().desk.setAbsence.mutationOptions({ onSuccess: onClose }));
  return (
    <FormDialog
      title={t("awayOf", { name: one.name })}
      description={t("awayText")}
      submitLabel={t(day === "" ? "isBack" : "setAway")}
      busy={away.isPending}
      error={away.error}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        away.mutate({ personId: one.id, until: endOf(day) });
      }}
    >
      <Field label={t("lastDay")}>
        {(bound) => (
          <Input {...bound} type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
