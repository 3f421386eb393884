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
export function replaces(model: Fit, before: Fit, product: string): boolean {
  return model.product === product && (model.supportsHuabei || !before.supportsHuabei);
}
