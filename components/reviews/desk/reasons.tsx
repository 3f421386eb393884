"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { SelectField, TextAreaField, TextField } from "#components/form/text-field.tsx";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { REASON_KINDS, type ReasonCodeView, saveReasonInput } from "#server/domain/reviews/reasons.ts";

const EMPTY = { label: "", text: "", remedy: "" };
const NEW: z.input<typeof saveReasonInput> = {
  code: "",
  number: 0,
  kind: "correction",
  wording: { zh: EMPTY, en: EMPTY },
  retired: false,
};

/** What the desk says, in both languages; another wording is another version, and what was said stays as it was. */
export function Reasons() {
  const t = useTranslations("console.desk");
  const may = usePermissions()("desk_rule:write");
  const [editing, setEditing] = useState<z.input<typeof saveReasonInput> | null>(null);
  const reasons = useQuery(useTRPC().desk.reasons.queryOptions());
  const edit = ({ code, number, kind, wording, retired }: ReasonCodeView) =>
    setEditing({ code, number, kind, wording, retired });
  return (
    <QueryView query={reasons}>
      {(all) => (
        <div className="grid gap-4">
          {may && (
            <Button variant="secondary" className="justify-self-start" onClick={() => setEditing(NEW)}>
              {t("newReason")}
            </Button>
          )}
          {REASON_KINDS.map((kind) => (
            <Panel key={kind} title={t(`kind.${kind}`)}>
              <ul className="grid gap-3 text-sm">
                {all
                  .filter((reason) => reason.kind === kind)
                  .map((reason) => (
                    <li key={reason.code} className="grid gap-1 border-t border-line pt-2 first:border-0">
                      <span className="flex flex-wrap items-center justify-between gap-x-4 font-medium">
                        <span className="flex flex-wrap items-center gap-2">
                          {reason.wording.zh.label} · {reason.wording.en.label}
                          <span className="font-mono text-xs text-ink-soft">
                            {reason.code} v{reason.number}
                          </span>
                          {reason.retired && <Badge>{t("retired")}</Badge>}
                        </span>
                        {may && (
                          <span className="ms-auto flex">
                            <Button variant="ghost" onClick={() => edit(reason)}>
                              {t("reword")}
                            </Button>
                            <Button
                              variant="ghost"
                              onClick={() => edit({ ...reason, retired: !reason.retired })}
                            >
                              {t(reason.retired ? "reuse" : "retire")}
                            </Button>
                          </span>
                        )}
                      </span>
                      <span>{reason.wording.zh.text}</span>
                      <span className="text-ink-soft">{reason.wording.en.text}</span>
                    </li>
                  ))}
              </ul>
            </Panel>
          ))}
          {editing !== null && (
            <ReasonDialog
              key={`${editing.code} ${editing.number}`}
              reason={editing}
              onClose={() => setEditing(null)}
            />
          )}
        </div>
      )}
    </QueryView>
  );
}

interface ReasonDialogProps {
  reason: z.input<typeof saveReasonInput>;
  onClose: () => void;
}

function ReasonDialog({ reason, onClose }: ReasonDialogProps) {
  const t = useTranslations("console.desk");
  const shell = useTranslations("shell");
  const save = useMutation(useTRPC().desk.saveReason.mutationOptions({ onSuccess: onClose }));
  const form = useForm<z.input<typeof saveReasonInput>, unknown, z.output<typeof saveReasonInput>>({
    resolver: zodResolver(saveReasonInput),
    defaultValues: reason,
  });
  const { control } = form;
  return (
    <FormDialog
      title={t("reasonTitle")}
      description={t("reasonText")}
      submitLabel={t("save")}
      busy={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((input) => save.mutate(input))}
    >
      {reason.number === 0 && (
        <>
          <TextField control={control} name="code" label={t("code")} />
          <SelectField
            control={control}
            name="kind"
            label={t("kindOf")}
            placeholder={shell("choose")}
            options={REASON_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        </>
      )}
      {(["zh", "en"] as const).map((language) => (
        <fieldset key={language} className="grid gap-3 border-t border-line pt-3">
          <legend className="float-start mb-1 font-medium">{t(`language.${language}`)}</legend>
          <TextField control={control} name={`wording.${language}.label`} label={t("label")} />
          <TextAreaField control={control} name={`wording.${language}.text`} label={t("text")} />
          <TextAreaField control={control} name={`wording.${language}.remedy`} label={t("remedy")} />
        </fieldset>
      ))}
    </FormDialog>
  );
}
