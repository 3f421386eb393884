import { useSyncExternalStore } from "react";

const neverChanges = () => () => {};

/** Whether the page answers already: a tap before its scripts are there would be lost without a word. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}
