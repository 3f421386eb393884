"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type DefaultValues, useForm } from "react-hook-form";
import type { z } from "zod";
import { FormProblem } from "#components/form/form-problem.tsx";
import { NumberField } from "#components/form/number-field.tsx";
import { TextAreaField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { useSaid } from "#components/query/use-said.ts";
import { StoreField } from "#components/terminals/store-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { resolveIncidentInput } from "#server/domain/terminals/incidents/inputs.ts";
import type { ByStaff } from "#server/domain/terminals/incidents/resolutions.ts";
import type { IncidentView } from "#server/domain/terminals/incidents/views.ts";

interface ResolutionFormProps {
  incident: IncidentView;
  resolution: ByStaff;
  onClose: () => void;
}

type Typed = z.input<typeof resolveIncidentInput>;

/** What has to be said for an incident to end in the chosen way. */
export function ResolutionForm({ incident, resolution, onClose }: ResolutionFormProps) {
  const t = useTranslations("console.incidents");
  const stores = useTranslations("console.stores");
  const shell = useTranslations("shell");
  const trpc = useTRPC();
  const said = useSaid(onClose);
  const resolve = useMutation(trpc.terminals.resolveIncident.mutationOptions(said(t("resolved"))));
  const form = useForm<Typed, unknown, z.output<typeof resolveIncidentInput>>({
    resolver: zodResolver(resolveIncidentInput),
    defaultValues: emptyAnswer(incident, resolution),
  });
  const { control } = form;
  return (
    <form noValidate className="grid gap-4" onSubmit={form.handleSubmit((values) => resolve.mutate(values))}>
      <FormProblem error={resolve.error} />
      {resolution === "moved" && (
        <StoreField
          control={control}
          name="storeId"
          merchantId={incident.merchantId}
          except={incident.storeId}
        />
      )}
      {resolution === "position_corrected" && (
        <div className="grid gap-5 sm:grid-cols-2 sm:gap-3">
          <NumberField control={control} name="position.lat" label={stores("lat")} hint={t("latHint")} />
          <NumberField control={control} name="position.lng" label={stores("lng")} />
        </div>
      )}
      <TextAreaField control={control} name="reason" label={t("reason")} hint={shell("reasonHint")} />
      <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
        <Button variant="secondary" onClick={onClose}>
          {shell("cancel")}
        </Button>
        <Button
          type="submit"
          variant={resolution === "suspended" ? "danger" : "primary"}
          busy={resolve.isPending}
        >
          {t(`way.${resolution}`)}
        </Button>
      </div>
    </form>
  );
}

/** A corrected position begins as the one that the terminal told: most likely that is where the store is. */
function emptyAnswer({ id, version, details }: IncidentView, resolution: ByStaff): DefaultValues<Typed> {
  const answer = { incidentId: id, version, resolution, reason: "" };
  if (resolution === "moved") return { ...answer, resolution, storeId: "" };
  if (resolution === "position_corrected") return { ...answer, resolution, position: details.at ?? {} };
  return { ...answer, resolution };
}
