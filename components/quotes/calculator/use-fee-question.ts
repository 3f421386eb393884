import { useEffect, useState } from "react";
import { type FeeQuestion, writeQuestion } from "./fee-question.ts";

/** The question as it is being asked; the address follows it, so the address is always the share link. */
export function useFeeQuestion(initial: FeeQuestion): [FeeQuestion, (change: Partial<FeeQuestion>) => void] {
  const [question, setQuestion] = useState(initial);
  useEffect(() => {
    const query = writeQuestion(window.location.search, question);
    window.history.replaceState(null, "", `${window.location.pathname}?${query}`);
  }, [question]);
  return [question, (change) => setQuestion((current) => ({ ...current, ...change }))];
}
