import type { Fen } from "#server/domain/money/fen.ts";
import type { LedgerLayer, PostingLine, PostingPhase } from "./posting.ts";

export interface LayeredLine extends PostingLine {
  layer: LedgerLayer;
}

/**
 * The lines of a posting with the layer each stands in. A pending one reserves what is given and expects what is received;
 * whatever resolves it takes all of that back (`pending`, as it was written), and a `post` books its own lines besides.
 */
export function layered(
  phase: PostingPhase,
  lines: readonly PostingLine[],
  pending: readonly LayeredLine[] = [],
): LayeredLine[] {
  const released = pending.map((line) => ({ ...line, amountFen: -line.amountFen }));
  if (phase === "void") return released;
  if (phase !== "pending")
    return [...lines.map((line) => ({ ...line, layer: "posted" as const })), ...released];
  return lines.map((line) => ({ ...line, layer: line.amountFen < 0 ? "reserved" : "expected" }));
}

/** What an account holds at an instant. What is set aside is no longer available; what is expected is not yet. */
export interface Balance {
  postedFen: Fen;
  reservedFen: Fen;
  expectedFen: Fen;
  availableFen: Fen;
}

/** The balance that layered amounts add up to: nothing but their sum, so that any instant can be replayed. */
export function balanceOf(entries: Iterable<{ layer: LedgerLayer; amountFen: Fen }>): Balance {
  const sums: Record<LedgerLayer, Fen> = { posted: 0, reserved: 0, expected: 0 };
  for (const { layer, amountFen } of entries) sums[layer] += amountFen;
  return {
    postedFen: sums.posted,
    reservedFen: sums.reserved,
    expectedFen: sums.expected,
    availableFen: sums.posted + sums.reserved,
  };
}
