"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFieldLabel } from "#components/applications/field-labels.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import type { OutboxSnapshot } from "./draft-outbox.ts";
import type { Clash } from "./merge-answers.ts";

type Choice = "mine" | "theirs";

interface ClashDialogProps {
  clash: NonNullable<OutboxSnapshot["clash"]>;
  onDecide: (choices: Record<string, Choice>) => void;
}

/** The same fields were answered differently here and in another tab or device: which answer holds? */
export function ClashDialog({ clash, onDecide }: ClashDialogProps) {
  const t = useTranslations("apply.clash");
  const label = useFieldLabel();
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const answered = clash.fields.every(({ field }) => choices[field] !== undefined);
  return (
    // Until it is decided nothing more is saved.
    <Dialog open mustAnswer onOpenChange={() => {}} title={t("title")} description={t("lead")}>
      <div className="grid gap-5">
        {clash.fields.map((one) => (
          <section key={one.field} className="grid gap-2">
            <h3 className="text-sm">{label(`${clash.group}.${one.field}`)}</h3>
            <RadioCards
              label={label(`${clash.group}.${one.field}`)}
              value={choices[one.field]}
              onChange={(choice) => setChoices((known) => ({ ...known, [one.field]: choice }))}
              cards={[
                { value: "mine", title: t("mine"), description: write(one.mine) },
                { value: "theirs", title: t("theirs"), description: write(one.theirs) },
              ]}
            />
          </section>
        ))}
        <Button disabled={!answered} onClick={() => onDecide(choices)}>
          {t("decide")}
        </Button>
      </div>
    </Dialog>
  );
}

function write(value: Clash["mine"]): string {
  if (value === undefined || value === null || value === "") return "–";
  if (Array.isArray(value)) return value.map((row) => Object.values(row).join(" ")).join("; ");
  return String(value);
}
