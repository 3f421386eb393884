"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type FieldPath, useController } from "react-hook-form";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { INHERIT } from "#server/domain/rates/rate-card.ts";
import type { RateCardControl } from "./form-control.ts";
import type { RateCardForm } from "./rate-card-draft.ts";

interface InheritableProps {
  control: RateCardControl;
  name: FieldPath<RateCardForm>;
  label: string;
  /** A card of the platform has nothing above it. */
  mayInherit: boolean;
  /** The card's own value to begin with, once it no longer inherits. */
  fallback: number;
  children: ReactNode;
}

/** A value of the card's own, or the word that leaves it to the level above. */
export function Inheritable({ control, name, label, mayInherit, fallback, children }: InheritableProps) {
  const t = useTranslations("console.rates");
  const { field } = useController({ control, name });
  const inherits = field.value === INHERIT;
  return (
    <div className="grid content-start gap-1">
      {inherits ? (
        <Field label={label}>{(bound) => <Input {...bound} disabled value={t("inherits")} />}</Field>
      ) : (
        children
      )}
      {mayInherit && (
        <label className="flex min-h-6 items-center gap-1.5 text-xs">
          <input
            type="checkbox"
            checked={inherits}
            onChange={(event) => field.onChange(event.target.checked ? INHERIT : fallback)}
            className="size-4 accent-accent"
          />
          {t("inherits")}
          <span className="sr-only">{label}</span>
        </label>
      )}
    </div>
  );
}
