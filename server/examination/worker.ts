import type { MessagePort } from "node:worker_threads";
import { EXAMINATION } from "#server/domain/documents/budgets.ts";
import { examinePdf } from "./examine-pdf.ts";
import { fileKind } from "./file-kind.ts";
import { type CleanFile, type Outcome, Refused } from "./outcome.ts";
import { redrawPicture } from "./redraw-picture.ts";

export interface Task {
  file: Uint8Array;
  as: "document" | "signature";
  /** Told when a thread takes the task up, so that waiting for one costs it nothing of its time. */
  begun: MessagePort;
}

const DRAWN = {
  document: { format: "jpeg", maxWidth: 3000, maxHeight: 3000, maxPixels: EXAMINATION.maxPixels },
  signature: { format: "png", maxWidth: 1200, maxHeight: 600, maxPixels: 4_000_000 },
} as const;

// The PDF library remarks on every oddity of a file, and throws an error at every byte that begins no object.
console.warn = () => {};
Error.stackTraceLimit = 0;

/** What a worker thread does, and nothing else does: `pool.ts` hands it the tasks. */
export default async function work({ file, as, begun }: Task): Promise<Outcome> {
  begun.postMessage("begun");
  begun.close();
  try {
    return await examine(file, as);
  } catch (error) {
    if (error instanceof Refused) return { refused: error.reason };
    throw error;
  }
}

async function examine(file: Uint8Array, as: Task["as"]): Promise<CleanFile> {
  const kind = fileKind(file);
  if (kind === undefined || (as === "signature" && kind !== "png")) throw new Refused("document_type");
  return kind === "pdf" ? examinePdf(file) : redrawPicture(file, DRAWN[as]);
}
