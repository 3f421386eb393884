import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

/**
 * Reads lists anew as soon as the portal says, by server-sent events, that something in them is another; while this window is in
 * sight. Returns whether the portal can say so just now. `keys`: of the lists, the same array each time.
 */
export function useTold(address: string, keys: readonly (readonly unknown[])[]): boolean {
  const client = useQueryClient();
  const [told, setTold] = useState(false);
  useEffect(() => {
    let source: EventSource | null = null;
    let toldBefore = false;
    const readAnew = () => {
      for (const queryKey of keys) void client.invalidateQueries({ queryKey });
    };
    const listen = () => {
      source = new EventSource(address);
      source.onopen = () => {
        // The browser begins anew by itself; what was missed meanwhile is read then.
        if (toldBefore) readAnew();
        toldBefore = true;
        setTold(true);
      };
      source.onerror = () => setTold(false);
      source.onmessage = readAnew;
    };
    const turn = () => {
      if (!document.hidden && source === null) listen();
      if (!document.hidden) return;
      source?.close();
      source = null;
      setTold(false);
    };
    turn();
    document.addEventListener("visibilitychange", turn);
    return () => {
      document.removeEventListener("visibilitychange", turn);
      source?.close();
    };
  }, [address, client, keys]);
  return told;
}
