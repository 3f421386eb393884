import type { IncomingMessage, ServerResponse } from "node:http";
import type { TRPCError } from "@trpc/server";
import { nodeHTTPRequestHandler } from "@trpc/server/adapters/node-http";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { Runtime } from "#server/context.ts";
import { DomainError, ERROR_TABLE, retryAfterOf } from "#server/domain/errors.ts";
import { type HeaderSource, webContext } from "../context.ts";
import { asTrpcError, errorDataOf } from "../errors.ts";
import { appRouter } from "../router.ts";
import { isFromOwnPage } from "./own-page.ts";

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
export async function answerTrpc(
  procedure: string,
  { req, res, runtime }: { req: IncomingMessage; res: ServerResponse; runtime: Runtime },
): Promise<void> {
  const refusal = req.method === "GET" ? null : refusalOf(req, runtime.addresses.portal);
  if (refusal !== null) return refuse(req, res, refusal);
  return nodeHTTPRequestHandler({
    ...ANSWERING,
    path: procedure,
    req,
    res,
    maxBodySize: MAX_BODY_BYTES,
    createContext: () => webContext(headersOf(req), { runtime }).catch(refuseBefore),
  });
}

/** What is refused before any procedure, for want of the database that knows who asks, is no fault of ours either. */
function refuseBefore(error: unknown): never {
  throw error instanceof DomainError ? asTrpcError(error) : error;
}

function headersOf(req: IncomingMessage): HeaderSource {
  return { get: (name) => req.headers[name]?.toString() ?? null };
}

const JSON_TYPE = /^application\/json\s*(;|$)/i;

/** What changes something comes from a page of ours and is JSON, which no other page can send without being asked first. */
function refusalOf(req: IncomingMessage, portalUrl: string): DomainError | null {
  if (!isFromOwnPage(headersOf(req), portalUrl))
    return new DomainError("forbidden", "foreign_origin", "Changes are accepted from our own pages only.");
  if (!JSON_TYPE.test(req.headers["content-type"] ?? ""))
    return new DomainError("invalid_input", "not_json", "Send the input as application/json.");
  return null;
}

/** In the shape of every other refusal of the API. */
function refuse(req: IncomingMessage, res: ServerResponse, error: DomainError): void {
  const trpcError = asTrpcError(error);
  const data = { ...errorDataOf(trpcError, "-"), httpStatus: ERROR_TABLE[error.code].http };
  const body = { error: { message: error.message, code: TRPC_ERROR_CODES_BY_KEY[trpcError.code], data } };
  res.writeHead(data.httpStatus, {
    ...ANSWERING.responseMeta({ errors: [] }).headers,
    "content-type": "application/json",
  });
  res.end(JSON.stringify(body), () => req.resume());
}
