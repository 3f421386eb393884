"use client";

import { useTranslations } from "next-intl";
import { useFaultText } from "#components/form/use-fault-text.ts";
import { Alert } from "#components/ui/alert.tsx";
import type { RequirementError } from "#server/domain/application/requirements.ts";
import { useFieldLabel } from "./field-labels.ts";

/** What staff sent back: field, reason, and what to do. */
export function Corrections({ errors }: { errors: readonly RequirementError[] }) {
  const t = useTranslations("apply");
  const label = useFieldLabel();
  const faultText = useFaultText();
  if (errors.length === 0) return null;
  return (
    <Alert tone="warn" title={t("sentBack")} className="mb-5">
      <ul className="grid gap-2">
        {errors.map((error) => (
          <li key={`${error.field}/${error.code}`}>
            <strong>{label(error.field)}</strong>：{error.reason ?? faultText(error.code)}
            {error.remedy !== null && <span className="block">{error.remedy}</span>}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
