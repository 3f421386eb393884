import type { IncomingMessage, ServerResponse } from "node:http";
import compression from "compression";

const compress = compression({ threshold: 1024 });

/** Readies an answer to be written compressed, when it is worth it and the client can read it. */
export function compressAnswer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  // Typed for Express, of which it needs nothing.
  return new Promise((resolve) => compress(req as never, res as never, () => resolve()));
}
