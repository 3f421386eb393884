import { useRef } from "react";
import { useProblemText } from "#components/query/use-problem-text.ts";
import type { DecisionWay } from "#components/reviews/dialogs/case-dialogs.tsx";
import { useToast } from "#components/ui/overlays/toast.tsx";
import type { CaseView } from "#server/domain/reviews/views.ts";
import type { useNextCase } from "./use-next-case.ts";

interface Desk {
  flow: Pick<ReturnType<typeof useNextCase>, "isAhead" | "goOn">;
  decided: Set<string>;
  keep: (fresh: CaseView) => Promise<void>;
}

/**
 * Whoever works through the queue sees the next case as soon as a decision is on its way, where that case has been read ahead. A
 * decision that is refused is said by name, and the case comes up again, since it is still one's own.
 */
export function useDecisionWay(file: CaseView, { flow, decided, keep }: Desk): DecisionWay {
  const toast = useToast();
  const problemText = useProblemText();
  const moved = useRef(false);
  const name = String(file.answers.store?.name ?? file.id);
  return {
    onBegin: () => {
      if (!flow.isAhead()) return;
      moved.current = true;
      decided.add(file.id);
      flow.goOn();
    },
    onDone: async (fresh) => {
      await keep(fresh);
      if (!moved.current && fresh.events.length === 0) flow.goOn();
    },
    onFail: (error) => {
      if (!moved.current) return;
      decided.delete(file.id);
      toast(`${name}: ${problemText(error)}`, "refused");
    },
  };
}
