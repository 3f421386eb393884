import { EXAMINATION } from "#server/domain/documents/budgets.ts";
import { examinePdf } from "./examine-pdf.ts";
import { fileKind } from "./file-kind.ts";
import { type CleanFile, type Outcome, Refused } from "./outcome.ts";
import { redrawPicture } from "./redraw-picture.ts";

// A process of its own: `examiner-process.ts` starts it, hands it one file at a time, and ends it.

export interface Task {
  file: Uint8Array;
  as: "document" | "signature";
}

export interface Answer {
  outcome: Outcome;
  heapBytes: number;
}

const DRAWN = {
  document: { format: "jpeg", maxWidth: 3000, maxHeight: 3000, maxPixels: EXAMINATION.maxPixels },
  signature: { format: "png", maxWidth: 1200, maxHeight: 600, maxPixels: 4_000_000 },
} as const;

// The PDF library remarks on every oddity of a file, and throws an error at every byte that begins no object.
console.warn = () => {};
Error.stackTraceLimit = 0;

process.on("message", async (task: Task) => {
  const outcome = await outcomeOf(task);
  process.send?.({ outcome, heapBytes: process.memoryUsage().heapUsed } satisfies Answer);
});
process.once("disconnect", () => process.exit());

async function outcomeOf(task: Task): Promise<Outcome> {
  try {
    return await examine(task);
  } catch (error) {
    if (error instanceof Refused) return { refused: error.reason };
    throw error;
  }
}

async function examine({ file, as }: Task): Promise<CleanFile> {
  const kind = fileKind(file);
  if (kind === undefined || (as === "signature" && kind !== "png")) throw new Refused("document_type");
  return kind === "pdf" ? examinePdf(file) : redrawPicture(file, DRAWN[as]);
}
