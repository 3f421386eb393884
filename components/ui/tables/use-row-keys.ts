import { useEffect, useState } from "react";
import { isComposing } from "#components/browser/composing.ts";

interface RowActs {
  open: (index: number) => void;
  choose: (index: number) => void;
}

/** j and k walk the rows, Enter opens the one, x chooses it; returns the walked-to row, or -1 before the first key. */
export function useRowKeys(count: number, { open, choose }: RowActs): number {
  const [selected, setSelected] = useState(-1);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      if (event.key === "j") setSelected((row) => Math.min(row + 1, count - 1));
      else if (event.key === "k") setSelected((row) => Math.max(row - 1, 0));
      else if (event.key === "Enter" && selected >= 0 && event.target === document.body) open(selected);
      else if (event.key === "x" && selected >= 0) choose(selected);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [count, selected, open, choose]);
  return selected < count ? selected : -1;
}

/** A tick takes no text: digits and letters stay shortcuts on it. */
const TYPED_INTO = "input:not([type=checkbox], [type=radio]), textarea, select, [role=dialog]";

/** Whether the key belongs to a field, a dialog, an input method or the browser. */
export function isTyping(event: KeyboardEvent): boolean {
  if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return true;
  return event.target instanceof HTMLElement && event.target.closest(TYPED_INTO) !== null;
}
