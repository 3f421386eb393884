import { Worker } from "node:worker_threads";
import type { Paper } from "#server/domain/payments/vouchers/paper.ts";
import type { Drawing, Drawn } from "./pdf-worker.ts";

interface Waiting {
  resolve: (pdf: Buffer) => void;
  reject: (error: Error) => void;
}

interface Drawer {
  worker: Worker;
  waiting: Map<number, Waiting>;
}

let drawer: Drawer | undefined;
let drawings = 0;

/** Draws a slip as a PDF in a thread of its own: opening a Chinese font takes longer than other requests may wait. */
export function drawPdf(paper: Paper, title: string): Promise<Buffer> {
  drawer ??= startDrawer();
  const { worker, waiting } = drawer;
  const id = ++drawings;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, paper, title } satisfies Drawing);
  });
}

function startDrawer(): Drawer {
  const worker = new Worker(new URL("./pdf-worker.ts", import.meta.url));
  // It keeps no process alive that has nothing else to do.
  worker.unref();
  const started: Drawer = { worker, waiting: new Map() };
  worker.on("message", (drawn: Drawn) => {
    const asked = started.waiting.get(drawn.id);
    started.waiting.delete(drawn.id);
    if ("pdf" in drawn) asked?.resolve(Buffer.from(drawn.pdf));
    else asked?.reject(new Error(`A PDF could not be drawn: ${drawn.fault}`));
  });
  const gone = (error: Error) => {
    if (drawer === started) drawer = undefined;
    for (const { reject } of started.waiting.values()) reject(error);
    started.waiting.clear();
  };
  worker.on("error", gone);
  worker.on("exit", () => gone(new Error("The drawer of PDFs has stopped.")));
  return started;
}
