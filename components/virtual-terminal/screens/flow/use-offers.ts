import { useMemo } from "react";
import type { TerminalConfig } from "#server/domain/device-protocol/config.ts";
import { offersFor } from "./offers.ts";

/** The terminal's own offers for an amount; the configuration names the plans and their rates. */
export function useOffers(
  config: TerminalConfig,
  amountFen: number,
  now: Date,
): ReturnType<typeof offersFor> {
  const minute = now.toISOString().slice(0, 16);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a quote changes with the minute at most
  return useMemo(() => offersFor(config, amountFen, now), [config, amountFen, minute]);
}
