import { DomainError } from "#server/domain/errors.ts";

/** Why a device is taken away from a terminal and another put in its place. */
export const SWAP_FAULTS = [
  "no_power",
  "screen",
  "reader",
  "printer",
  "network",
  "battery",
  "broken_on_arrival",
  "other",
] as const;

interface Fit {
  product: string;
  supportsHuabei: boolean;
}

/** Whether a model does all that the one before it did for this merchant (S1). */
function replaces(model: Fit, before: Fit, product: string): boolean {
  return model.product === product && (model.supportsHuabei || !before.supportsHuabei);
}

/** Refuses with `model_does_not_fit` a model that does less for the merchant than the old one did. */
export function requireReplaces(model: Fit & { code: string }, before: Fit, product: string): void {
  if (replaces(model, before, product)) return;
  throw new DomainError(
    "conflict",
    "model_does_not_fit",
    "This model cannot do what the broken one did. Take another one.",
    { modelCode: model.code },
  );
}
