import type { IncomingMessage, ServerResponse } from "node:http";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import type { Runtime } from "#server/context.ts";
import { webContext } from "../context.ts";
import { appRouter } from "../router.ts";

const ENDPOINT = "/api/trpc";
const MAX_BODY_BYTES = 1024 * 1024;

/** Plain JSON, never cached, never taken for anything else. */
const ANSWERING = {
  router: appRouter,
  maxBatchSize: 20,
  responseMeta: () => ({ headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" } }),
};

/** The procedure that an address asks for, or null when it is none of the API's. */
export function procedureOf(url: string): string | null {
  const [path = ""] = url.split("?");
  return path.startsWith(`${ENDPOINT}/`) ? path.slice(ENDPOINT.length + 1) : null;
}

/** Answers a procedure on a plain Node server, which costs a fraction of Next's routing. */
export function answerTrpc(
  procedure: string,
  { req, res, runtime }: { req: IncomingMessage; res: ServerResponse; runtime: Runtime },
): Promise<void> {
  return nodeHTTPRequestHandler({
    ...ANSWERING,
    path: procedure,
    req,
    res,
    maxBodySize: MAX_BODY_BYTES,
    createContext: () => webContext(req.headers.cookie ?? null, { runtime }),
  });
}
