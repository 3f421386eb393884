import { useEffect } from "react";
import { isTyping } from "#components/ui/tables/use-row-keys.ts";
import type { ApplicationEvent } from "#server/domain/applications/status.ts";

/** What a key means: the first of its events that is possible now. */
const SHORTCUTS: Record<string, readonly ApplicationEvent[]> = {
  c: ["claim"],
  a: ["confirm_approval", "propose_approval"],
  f: ["request_correction"],
  r: ["reject", "confirm_rejection"],
};

/** One letter begins an act that this person may do now. */
export function useCaseShortcuts(
  events: readonly ApplicationEvent[],
  begin: Partial<Record<ApplicationEvent, () => void>>,
): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      const chosen = SHORTCUTS[event.key]?.find((candidate) => events.includes(candidate));
      if (chosen !== undefined) begin[chosen]?.();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  });
}
