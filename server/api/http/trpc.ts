import type { IncomingMessage, ServerResponse } from "node:http";
import type { TRPCError } from "@trpc/server";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import type { Runtime } from "#server/context.ts";
import { DomainError, retryAfterOf } from "#server/domain/errors.ts";
import { webContext } from "../context.ts";
import { appRouter } from "../router.ts";

const ENDPOINT = "/api/trpc";
const MAX_BODY_BYTES = 1024 * 1024;

/** Plain JSON, never cached, never taken for anything else. */
const ANSWERING = {
  router: appRouter,
  maxBatchSize: 20,
  responseMeta: ({ errors }: { errors: readonly TRPCError[] }) => ({
    headers: { "cache-control": "no-store", "x-content-type-options": "nosniff", ...retryAfter(errors) },
  }),
};

/** When to come again, for what passes by itself. */
function retryAfter(errors: readonly TRPCError[]): Record<string, string> {
  const passing = errors.map(({ cause }) =>
    cause instanceof DomainError ? retryAfterOf(cause, new Date()) : null,
  );
  const seconds = passing.filter((one) => one !== null);
  return seconds.length === 0 ? {} : { "retry-after": String(Math.max(...seconds)) };
}

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
