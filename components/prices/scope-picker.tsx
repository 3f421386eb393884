"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/trpc.ts";
import { useDebounced } from "#components/fees/use-debounced.ts";
import type { FeeScope } from "#components/fees/use-fee-asked.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Party } from "./party.tsx";

interface ScopePickerProps {
  scope: FeeScope;
  onChange: (scope: FeeScope) => void;
}

/** Whose prices: the platform's, or a merchant's or terminal's found by a part of its name or number. */
export function ScopePicker({ scope, onChange }: ScopePickerProps) {
  const t = useTranslations("console.prices");
  const [typed, setTyped] = useState("");
  const { recordedAt } = scope;
  const choose = (party: FeeScope) => {
    setTyped("");
    onChange({ ...party, ...(recordedAt !== undefined && { recordedAt }) });
  };
  return (
    <div className="grid gap-2">
      <Field label={t("search")} hint={t("searchHint")}>
        {(bound) => (
          <Input {...bound} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      {typed.trim() === "" ? (
        <p className="flex min-h-9 flex-wrap items-center gap-2 text-sm">
          {t("showing")} <Party scope={scope} />
          {scope.merchantId !== undefined && (
            <Button variant="ghost" size="small" onClick={() => choose({})}>
              <X aria-hidden className="size-4" />
              {t("backToPlatform")}
            </Button>
          )}
        </p>
      ) : (
        <Found search={typed.trim()} onChoose={choose} />
      )}
    </div>
  );
}

const SHOWN = 6;

function Found({ search, onChoose }: { search: string; onChoose: (party: FeeScope) => void }) {
  const t = useTranslations("console.prices");
  const trpc = useTRPC();
  const asked = { search: useDebounced(search, 200).slice(0, 60) };
  const merchants = useQuery(trpc.merchants.list.queryOptions(asked));
  const terminals = useQuery(trpc.terminals.list.queryOptions(asked));
  const found = [
    ...(merchants.data?.items ?? []).slice(0, SHOWN).map((merchant) => ({
      key: merchant.id,
      label: merchant.name,
      detail: merchant.number,
      scope: { merchantId: merchant.id },
    })),
    ...(terminals.data?.items ?? []).slice(0, SHOWN).map((terminal) => ({
      key: terminal.id,
      label: `${terminal.merchantName} · ${terminal.number}`,
      detail: terminal.serialNumber,
      scope: { merchantId: terminal.merchantId, terminalId: terminal.id },
    })),
  ];
  const settled = merchants.isSuccess && terminals.isSuccess;
  return (
    <ul aria-label={t("found")} className="rounded-lg border border-line bg-surface">
      {found.map((party) => (
        <li key={party.key}>
          <button
            type="button"
            onClick={() => onChoose(party.scope)}
            className="flex min-h-11 w-full flex-wrap items-center justify-between gap-x-3 px-3 text-start text-sm hover:bg-sunken"
          >
            <span>{party.label}</span>
            <span className="font-mono text-xs text-ink-soft">{party.detail}</span>
          </button>
        </li>
      ))}
      {settled && found.length === 0 && <li className="p-3 text-sm text-ink-soft">{t("nobody")}</li>}
    </ul>
  );
}
