import type { RefusalReason } from "./refusals.ts";

/** What comes back from another process, where an error would lose its class: a clean file or why there is none. */
export type Outcome = CleanFile | { refused: RefusalReason };

export interface CleanFile {
  bytes: Uint8Array;
  contentType: "image/jpeg" | "image/png" | "application/pdf";
}

/** Thrown by whatever finds the reason, and turned into an outcome where the process answers. */
export class Refused extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason);
    this.reason = reason;
  }
}
