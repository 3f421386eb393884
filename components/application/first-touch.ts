import { useEffect } from "react";
import { onDemand } from "#components/api/on-demand.ts";
import { loadCategories } from "./categories.ts";
import { loadRegions } from "./regions.ts";

/** What the form's other screens and its checks need; from then on the form can be walked without a network. */
const PARTS: readonly (() => Promise<unknown>)[] = [
  onDemand,
  loadRegions,
  loadCategories,
  () => import("./answer-checks.ts"),
  () => import("./documents-step.tsx"),
  () => import("./review-step.tsx"),
  () => import("./advice-dialog.tsx"),
  () => import("./clash-dialog.tsx"),
];

const TOUCHES = ["pointerdown", "keydown", "input"] as const;

/** Fetches the rest of the form when somebody begins to work with it: until then a phone has only what it shows. */
export function useRestAtFirstTouch(): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const load = () => {
      listening.abort();
      for (const part of PARTS) part().catch(() => window.addEventListener("online", load, { once: true }));
    };
    for (const touch of TOUCHES) window.addEventListener(touch, load, { signal, passive: true });
    return () => listening.abort();
  }, []);
}
