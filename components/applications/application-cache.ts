import { useSyncExternalStore } from "react";
import type { ApplicationView } from "#server/domain/applications/views.ts";

/** The newest that this tab knows of each application; a page shown again from memory must not bring back an older one. */
const held = new Map<string, ApplicationView>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes what the portal answered just now. */
export function cacheApplication(view: ApplicationView): void {
  held.set(view.id, view);
  for (const listener of listeners) listener();
}

/** The newest known; `first` is what the page came with. */
export function cachedApplication(first: ApplicationView): ApplicationView {
  const known = held.get(first.id);
  return known !== undefined && known.version >= first.version ? known : first;
}

export function useCachedApplication(first: ApplicationView): ApplicationView {
  return useSyncExternalStore(
    subscribe,
    () => cachedApplication(first),
    () => first,
  );
}
