import { useEffect } from "react";
import { loadCategories } from "#components/applications/categories.ts";
import { loadRegions } from "#components/applications/regions.ts";
import { lazyClient } from "#components/query/lazy-client.ts";

/** What the form's other screens and its checks need; from then on the form can be walked without a network. */
const PARTS: readonly (() => Promise<unknown>)[] = [
  lazyClient,
  loadRegions,
  loadCategories,
  () => import("./answer-checks.ts"),
  () => import("#components/apply/steps/documents-step.tsx"),
  () => import("#components/apply/steps/review-step.tsx"),
  () => import("#components/apply/advice/advice-dialog.tsx"),
  () => import("#components/apply/drafts/clash-dialog.tsx"),
];

const TOUCHES = ["pointerdown", "keydown", "input"] as const;

/** Fetches the rest of the form when somebody begins to work with it: until then a phone has only what it shows. */
export function usePreloadedForm(): void {
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
