import { useEffect, useState, useSyncExternalStore } from "react";
import type { TerminalSnapshot } from "./snapshot.ts";
import { TerminalRuntime } from "./terminal-runtime.ts";

/** The one device of this browser tab, the named one if there is such, switched on with the page and off when it is left. */
export function useTerminal(
  base: string,
  serialNumber: string,
): { runtime: TerminalRuntime; snapshot: TerminalSnapshot } {
  const [runtime] = useState(() => new TerminalRuntime(base));
  const snapshot = useSyncExternalStore(runtime.subscribe, runtime.getSnapshot, runtime.getSnapshot);
  useEffect(() => {
    void runtime.powerOn(serialNumber);
    return () => void runtime.powerOff();
  }, [runtime, serialNumber]);
  return { runtime, snapshot };
}
