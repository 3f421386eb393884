import { parentPort } from "node:worker_threads";
import type { Paper } from "#server/domain/payments/vouchers/paper.ts";
import { pdfOf } from "./pdf.ts";

/** What the drawer is asked, and what it says: the PDF, or why there is none. */
export interface Drawing {
  id: number;
  paper: Paper;
  title: string;
}
export type Drawn = { id: number; pdf: Uint8Array } | { id: number; fault: string };

parentPort?.on("message", ({ id, paper, title }: Drawing) => {
  pdfOf(paper, title).then(
    (pdf) => parentPort?.postMessage({ id, pdf } satisfies Drawn),
    (error: unknown) => parentPort?.postMessage({ id, fault: String(error) } satisfies Drawn),
  );
});
