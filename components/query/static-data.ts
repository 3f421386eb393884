import { useEffect, useState } from "react";

/** Data too large for a page that few screens need. */
export interface StaticData<T> {
  /** Fetches it, once; a failure is asked anew. */
  load: () => Promise<T>;
  /** Undefined until it has come; without a network it comes once that is back. */
  useData: () => T | undefined;
}

export function staticData<T>(path: string): StaticData<T> {
  let asked: Promise<T> | undefined;
  const load = () => {
    asked ??= fetchJson<T>(path).catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
  return { load, useData: () => useLoaded(load) };
}

async function fetchJson<T>(path: string): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as T;
}

function useLoaded<T>(load: () => Promise<T>): T | undefined {
  const [data, setData] = useState<T>();
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const begin = () => {
      load().then(
        (loaded) => !signal.aborted && setData(loaded),
        () => window.addEventListener("online", begin, { once: true, signal }),
      );
    };
    // In a task of its own: to begin a request takes as long as to bring a screen to life, and both at once are felt.
    const timer = setTimeout(begin);
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, [load]);
  return data;
}
