import { useEffect, useState, useSyncExternalStore } from "react";
import { TerminalRuntime, type TerminalSnapshot } from "./terminal-runtime.ts";

/** The one device of this browser tab, switched on with the page and off when it is left. */
export function useTerminal(base: string): { runtime: TerminalRuntime; snapshot: TerminalSnapshot } {
  const [runtime] = useState(() => new TerminalRuntime(base));
  const snapshot = useSyncExternalStore(runtime.subscribe, runtime.getSnapshot, runtime.getSnapshot);
  useEffect(() => {
    void runtime.powerOn();
    return () => runtime.powerOff();
  }, [runtime]);
  return { runtime, snapshot };
}
