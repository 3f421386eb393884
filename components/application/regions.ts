import { useEffect, useState } from "react";

/** Name by six-digit code (GB/T 2260), level by level. */
export interface Regions {
  provinces: Readonly<Record<string, string>>;
  cities: Readonly<Record<string, string>>;
  districts: Readonly<Record<string, string>>;
}

let asked: Promise<Regions> | undefined;

/** The list is large and few screens need it, so it comes when it is asked for, once; a failure is asked anew. */
export function loadRegions(): Promise<Regions> {
  asked ??= fetchRegions().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

async function fetchRegions(): Promise<Regions> {
  const response = await fetch("/api/regions");
  if (!response.ok) throw new Error(`The regions answered ${response.status}`);
  return (await response.json()) as Regions;
}

/** Undefined until they have come; without a network they come once it is back. */
export function useRegions(): Regions | undefined {
  const [regions, setRegions] = useState<Regions>();
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const load = () => {
      loadRegions().then(
        (loaded) => !signal.aborted && setRegions(loaded),
        () => window.addEventListener("online", load, { once: true, signal }),
      );
    };
    load();
    return () => listening.abort();
  }, []);
  return regions;
}
