import { LINES_AT_ONCE } from "#server/domain/devices/intakes/inputs.ts";
import type { IntakeView } from "#server/domain/devices/intakes/views.ts";

type Send = (input: { intakeId: string; after: number; lines: string[] }) => Promise<IntakeView>;

/** What is taken in, and into which warehouse: the default one when none is named. */
export interface IntakeTarget {
  modelCode: string;
  warehouseId?: string;
}

/** Sends the next lines of a delivery that are not done yet; one that fails may be sent again as it was. */
export function sendNext(intake: IntakeView, lines: readonly string[], send: Send): Promise<IntakeView> {
  const after = intake.doneLines;
  return send({ intakeId: intake.id, after, lines: lines.slice(after, after + LINES_AT_ONCE) });
}

/** Names a delivery by what is in it: the same list begun again is the same delivery. */
export async function contentHashOf(lines: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
