import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/query/trpc.ts";
import { useDebounced } from "#components/ui/use-debounced.ts";
import type { Found } from "#server/domain/search/views.ts";
import { type Command, pageOfFound } from "./commands.ts";

/** Typing rests this long between two keys of a slow typist. */
const REST_MS = 150;

/** What the server finds for the typed text, as commands; what was found before stays until the answer is there. */
export function useFound(typed: string): { commands: Command[]; searching: boolean } {
  const t = useTranslations("console.found");
  const statusWord = useStatusWord();
  const trpc = useTRPC();
  const rested = useDebounced(typed.trim(), REST_MS);
  const asked = rested !== "" && rested.length <= 60;
  const found = useQuery({
    ...trpc.search.find.queryOptions({ typed: rested }),
    enabled: asked,
    placeholderData: keepPreviousData,
  });
  if (typed.trim() === "" || !asked) return { commands: [], searching: typed.trim() !== rested };
  const commands = (found.data ?? []).map((one) => ({
    id: one.id,
    label: one.name,
    detail: one.number,
    kind: [t(one.kind), statusWord(one)].filter((part) => part !== null).join(" · "),
    href: pageOfFound(one),
  }));
  return { commands, searching: found.isFetching || typed.trim() !== rested };
}

const STATUS_WORDS = {
  application: "applicationStatus",
  terminal: "terminalStatus",
  device: "deviceStatus",
  shipment: "shipmentStatus",
  claim: "claimStatus",
  payment: "paymentStatus",
} as const;

function useStatusWord(): (found: Found) => string | null {
  const words = useTranslations("words");
  return ({ kind, status }) =>
    kind === "merchant" || status === null ? null : words(`${STATUS_WORDS[kind]}.${status}` as "kind.micro");
}
