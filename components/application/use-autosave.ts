import { useCallback, useEffect, useRef, useState } from "react";

export type SaveState = "idle" | "saving" | "saved" | "failed";

const REST_MS = 700;
const RETRY_MS = 4000;

interface Autosave<Value> {
  state: SaveState;
  /** Something was typed; it is saved once typing rests. */
  push: (value: Value) => void;
  /** Saves at once what has not been saved; resolves when nothing is open, rejects when saving failed. */
  flush: () => Promise<void>;
}

/** Keeps one save in flight at a time: each carries the version that the one before it returned. */
export function useAutosave<Value>(save: (value: Value) => Promise<unknown>): Autosave<Value> {
  const [state, setState] = useState<SaveState>("idle");
  const pending = useRef<{ value: Value } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const chain = useRef<Promise<void>>(Promise.resolve());
  const saver = useRef(save);
  saver.current = save;

  const drain = useCallback(async (): Promise<void> => {
    const next = pending.current;
    if (next === null) return;
    pending.current = null;
    setState("saving");
    try {
      await saver.current(next.value);
      setState("saved");
    } catch (error) {
      pending.current ??= next;
      setState("failed");
      throw error;
    }
  }, []);

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    const run = chain.current.then(drain);
    chain.current = run.catch(() => {});
    return run;
  }, [drain]);

  const schedule = useCallback(
    (delayMs: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        flush().catch(() => schedule(RETRY_MS));
      }, delayMs);
    },
    [flush],
  );

  const push = useCallback(
    (value: Value) => {
      pending.current = { value };
      schedule(REST_MS);
    },
    [schedule],
  );

  useEffect(() => () => void flush().catch(() => {}), [flush]);
  return { state, push, flush };
}
