"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFaultText } from "#components/form/use-fault-text.ts";
import { Alert } from "#components/ui/alert.tsx";
import type { ApplicationView } from "#server/domain/applications/views.ts";
import { useFieldLabel } from "./field-labels.ts";

/** What staff sent back: field, reason, what to do, and whether it has been done; in sight until handed in again. */
export function Corrections({ corrections }: { corrections: ApplicationView["corrections"] }) {
  const t = useTranslations("apply");
  const words = useTranslations("words");
  const label = useFieldLabel();
  const faultText = useFaultText();
  if (corrections.length === 0) return null;
  const open = corrections.filter(({ answered }) => !answered);
  return (
    <Alert
      tone={open.length > 0 ? "warn" : "good"}
      title={open.length > 0 ? t("sentBack") : t("allAnswered")}
      className="mb-5"
    >
      <ul className="grid gap-2">
        {corrections.map(({ field, code, reason, remedy, answered }) => (
          <li key={`${field}/${code}/${reason}`}>
            <strong>{label(field)}</strong>
            {words("colon")}
            {reason ?? faultText(code)}
            {remedy !== null && <span className="block">{remedy}</span>}
            {answered && (
              <span className="flex items-center gap-1.5">
                <CircleCheck aria-hidden className="size-4 shrink-0" />
                {t("answeredAnew")}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
