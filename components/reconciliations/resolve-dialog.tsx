"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { FormDialog } from "#components/form/form-dialog.tsx";
import { SelectField, TextAreaField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { formatFen } from "#server/domain/money/yuan.ts";
import { ACCEPTED_ALONE_FEN, gapOf, RESOLVED_BY_PEOPLE } from "#server/domain/reconciliations/classify.ts";
import { resolveDifferenceInput } from "#server/domain/reconciliations/inputs.ts";
import type { DifferenceView } from "#server/domain/reconciliations/views.ts";

const schema = resolveDifferenceInput.pick({ how: true, reason: true });

/** How a difference was resolved, and why. */
export function ResolveDialog({ difference, onClose }: { difference: DifferenceView; onClose: () => void }) {
  const t = useTranslations("console.reconciliations");
  const words = useTranslations("words.differenceResolution");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const resolve = useMutation(trpc.reconciliations.resolve.mutationOptions(said(t("resolved"))));
  const form = useForm<z.input<typeof schema>, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { reason: "" },
  });
  const gapFen = gapOf(difference);
  return (
    <FormDialog
      open
      title={t("resolve")}
      description={t(gapFen > ACCEPTED_ALONE_FEN ? "resolveByTwo" : "resolveText", {
        gap: formatFen(gapFen),
        limit: formatFen(ACCEPTED_ALONE_FEN),
      })}
      submitLabel={t("resolve")}
      busy={resolve.isPending}
      error={resolve.error}
      onClose={onClose}
      onSubmit={form.handleSubmit((values) =>
        resolve.mutate({ differenceId: difference.id, version: difference.version, ...values }),
      )}
    >
      <SelectField
        control={form.control}
        name="how"
        label={t("how")}
        placeholder={t("howChoose")}
        options={RESOLVED_BY_PEOPLE.map((value) => ({ value, label: words(value) }))}
      />
      <TextAreaField control={form.control} name="reason" label={t("reason")} />
    </FormDialog>
  );
}
