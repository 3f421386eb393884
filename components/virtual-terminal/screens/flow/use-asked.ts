import { useCallback, useEffect, useState } from "react";
import { asLinkFault, type LinkFault } from "#components/virtual-terminal/device/link/link-fault.ts";
import type { TerminalRuntime } from "#components/virtual-terminal/device/terminal-runtime.ts";

interface Asked<Answer> {
  /** Undefined until there is an answer. */
  answer: Answer | undefined;
  fault: LinkFault | null;
  again: () => void;
}

/** What the device link answers to a screen's question; `question` says whether it is still the same one. */
export function useAsked<Answer>(
  runtime: TerminalRuntime,
  question: string,
  ask: (token: string) => Promise<Answer>,
): Asked<Answer> {
  const [state, setState] = useState<{ answer?: Answer; fault: LinkFault | null }>({ fault: null });
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the question is another, or again
  useEffect(() => {
    let isLeft = false;
    runtime
      .use(ask)
      .then((answer) => !isLeft && setState({ answer, fault: null }))
      .catch((error) => !isLeft && setState((known) => ({ ...known, fault: asLinkFault(error) })));
    return () => {
      isLeft = true;
    };
  }, [runtime, question, tries]);
  const again = useCallback(() => setTries((count) => count + 1), []);
  return { answer: state.answer, fault: state.fault, again };
}
