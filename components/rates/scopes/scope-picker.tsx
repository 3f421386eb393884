"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FeeScope } from "#components/quotes/calculator/use-fee-asked.ts";
import { Button } from "#components/ui/button.tsx";
import { Party } from "./party.tsx";
import { PartySearch } from "./party-search.tsx";

interface ScopePickerProps {
  scope: FeeScope;
  onChange: (scope: FeeScope) => void;
}

/** Whose prices: the platform's, or a merchant's or terminal's. */
export function ScopePicker({ scope, onChange }: ScopePickerProps) {
  const t = useTranslations("console.prices");
  const { recordedAt } = scope;
  const choose = (party: FeeScope) => onChange({ ...party, ...(recordedAt !== undefined && { recordedAt }) });
  return (
    <div className="grid grid-cols-1 gap-2">
      <PartySearch kinds={["merchant", "terminal"]} onChoose={choose} />
      <p className="flex min-h-9 flex-wrap items-center gap-2 text-sm">
        {t("showing")} <Party scope={scope} />
        {scope.merchantId !== undefined && (
          <Button variant="ghost" size="small" onClick={() => choose({})}>
            <X aria-hidden className="size-4" />
            {t("backToPlatform")}
          </Button>
        )}
      </p>
    </div>
  );
}
