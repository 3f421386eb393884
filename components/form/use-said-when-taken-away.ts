import { useEffect, useRef } from "react";
import { useToast } from "#components/ui/overlays/toast.tsx";

const TOUCHES = ["pointerdown", "keydown", "click"] as const;

/**
 * A refusal stands where its step was asked for. What somebody else did may take that place away as soon as it is read
 * anew; a refusal that nobody has touched the page since is then said in a message.
 */
export function useSaidWhenTakenAway(refusal: string | null): void {
  const toast = useToast();
  const unseen = useRef<string | null>(null);
  useEffect(() => {
    unseen.current = refusal;
    if (refusal === null) return;
    const listening = new AbortController();
    const { signal } = listening;
    const see = () => {
      unseen.current = null;
    };
    for (const touch of TOUCHES) window.addEventListener(touch, see, { capture: true, signal });
    return () => listening.abort();
  }, [refusal]);
  useEffect(
    () => () => {
      if (unseen.current !== null) toast(unseen.current, "refused");
    },
    [toast],
  );
}
