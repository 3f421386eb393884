"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/query/trpc.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useDebounced } from "#components/ui/use-debounced.ts";

export interface FoundParty {
  merchantId: string;
  terminalId?: string;
}

interface PartySearchProps {
  kinds: readonly ("merchant" | "terminal")[];
  onChoose: (party: FoundParty) => void;
}

/** Finds merchants and terminals by a part of a name or number. */
export function PartySearch({ kinds, onChoose }: PartySearchProps) {
  const t = useTranslations("console.prices");
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed.trim().slice(0, 60), 200);
  return (
    <div className="grid grid-cols-1 gap-2">
      <Field label={t(`search.${kinds.join("_") as "merchant"}`)} hint={t("searchHint")}>
        {(bound) => (
          <Input {...bound} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      {search !== "" && (
        <Found
          kinds={kinds}
          search={search}
          onChoose={(party) => {
            setTyped("");
            onChoose(party);
          }}
        />
      )}
    </div>
  );
}

const SHOWN = 6;

function Found({ kinds, search, onChoose }: PartySearchProps & { search: string }) {
  const t = useTranslations("console.prices");
  const trpc = useTRPC();
  const wanted = (kind: "merchant" | "terminal") => ({ enabled: kinds.includes(kind) });
  const merchants = useQuery(trpc.merchants.list.queryOptions({ search }, wanted("merchant")));
  const terminals = useQuery(trpc.terminals.list.queryOptions({ search }, wanted("terminal")));
  const found = [
    ...(merchants.data?.items ?? []).slice(0, SHOWN).map(({ id, name, number }) => ({
      party: { merchantId: id },
      label: name,
      detail: number,
    })),
    ...(terminals.data?.items ?? []).slice(0, SHOWN).map((terminal) => ({
      party: { merchantId: terminal.merchantId, terminalId: terminal.id },
      label: `${terminal.merchantName} · ${terminal.number}`,
      detail: terminal.serialNumber,
    })),
  ];
  if (merchants.isLoading || terminals.isLoading) return null;
  if (found.length === 0) return <p className="text-sm text-ink-soft">{t("nobody")}</p>;
  return (
    <ul aria-label={t("found")} className="rounded-lg border border-line bg-surface">
      {found.map(({ party, label, detail }) => (
        <li key={detail}>
          <button
            type="button"
            onClick={() => onChoose(party)}
            className="flex min-h-11 w-full flex-wrap items-center justify-between gap-x-3 px-3 text-start text-sm hover:bg-sunken"
          >
            <span>{label}</span>
            <span className="font-mono text-xs text-ink-soft">{detail}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
