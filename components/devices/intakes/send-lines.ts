import { LINES_AT_ONCE } from "#server/domain/devices/intakes/inputs.ts";
import type { IntakeView } from "#server/domain/devices/intakes/views.ts";

interface Sending {
  intake: IntakeView;
  /** All lines of the delivery. */
  lines: readonly string[];
  send: (input: { intakeId: string; after: number; lines: string[] }) => Promise<IntakeView>;
  /** Told after every call. */
  onProgress: (intake: IntakeView) => void;
  /** Lets the person leave, or stop and go on later. */
  isWanted: () => boolean;
}

/** Sends what is not done yet of a delivery, call by call; stops at the first that fails, which is sent again later. */
export async function sendLines({ intake, lines, send, onProgress, isWanted }: Sending): Promise<IntakeView> {
  let latest = intake;
  while (latest.doneLines < lines.length && isWanted()) {
    const after = latest.doneLines;
    latest = await send({ intakeId: intake.id, after, lines: lines.slice(after, after + LINES_AT_ONCE) });
    onProgress(latest);
  }
  return latest;
}

/** Names a delivery by what is in it: the same list begun again is the same delivery. */
export async function contentHashOf(lines: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
