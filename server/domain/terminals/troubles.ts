import type { TerminalSummary } from "./views.ts";

/** What may be wrong with a terminal that nobody has reported: what it runs, or that it says nothing. */
export const TROUBLES = ["offline", "drifted", "behind"] as const;
export type Trouble = (typeof TROUBLES)[number];

type Told = Pick<TerminalSummary, "status" | "offline" | "drifted" | "reportedVersion" | "desiredVersion">;

/** The troubles of a terminal; the same as `ofTrouble` asks the database for, which a test holds. */
export function troublesOf(terminal: Told): Trouble[] {
  const has: Record<Trouble, boolean> = {
    offline: terminal.offline,
    drifted: terminal.status !== "closed" && terminal.drifted,
    behind: terminal.status === "active" && terminal.reportedVersion < terminal.desiredVersion,
  };
  return TROUBLES.filter((trouble) => has[trouble]);
}
