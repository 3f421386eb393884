"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/overlays/dialog.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import type { ByStaff } from "#server/domain/terminals/incidents/resolutions.ts";
import type { IncidentView } from "#server/domain/terminals/incidents/views.ts";
import { ResolutionForm } from "./resolution-form.tsx";
import { useIncidentText } from "./use-incident-text.ts";

/** Says how an incident ended; nothing where the reader may not, or it has. */
export function ResolveButton({ incident }: { incident: IncidentView }) {
  const t = useTranslations("console.incidents");
  const textOf = useIncidentText();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<ByStaff>();
  if (incident.resolutions.length === 0) return null;
  const close = () => {
    setOpen(false);
    setChosen(undefined);
  };
  return (
    <>
      <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
        {t("resolve")}
      </Button>
      {open && (
        <Dialog
          open
          onOpenChange={close}
          title={t("resolveTitle", { number: incident.terminalNumber })}
          description={textOf(incident)}
        >
          <div className="grid gap-4">
            <RadioCards
              label={t("found")}
              value={chosen}
              onChange={setChosen}
              cards={incident.resolutions.map((value) => ({
                value,
                title: t(`way.${value}`),
                description: t(`wayText.${value}`),
              }))}
            />
            {chosen !== undefined && (
              <ResolutionForm key={chosen} incident={incident} resolution={chosen} onClose={close} />
            )}
          </div>
        </Dialog>
      )}
    </>
  );
}
