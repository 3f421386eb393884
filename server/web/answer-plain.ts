import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ReadableStream } from "node:stream/web";
import { SENDER_HEADER } from "#server/api/origin.ts";
import { log } from "#server/log.ts";
import { DATA_POLICY } from "./headers.ts";
import type { PlainAddress, PlainHandler } from "./plain-addresses.ts";

interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
  /** The portal's own address; what a client calls it is not asked. */
  portalUrl: string;
}

/** Hands a request to the handler of its address and writes what that answers. */
export async function answerPlain(
  { address, params }: { address: PlainAddress; params: Record<string, string> },
  exchange: Exchange,
): Promise<void> {
  const { req, res } = exchange;
  const handler = handlerOf(address, req.method ?? "GET");
  if (handler === undefined) {
    res.writeHead(405, { allow: methodsOf(address).join(", ") }).end();
    return;
  }
  const response = await handler(requestOf(exchange), params);
  const whole = isPiecewise(response) ? null : Buffer.from(await response.arrayBuffer());
  res.statusCode = response.status;
  res.setHeader("content-security-policy", DATA_POLICY);
  for (const [name, value] of response.headers) res.setHeader(name, value);
  if (whole === null) return sendPieces(response, res);
  // What the handler left unread is let in and dropped, so that the connection serves its next request.
  res.end(whole, () => req.resume());
}

/** What is too long to be held whole says so to everybody on its way, and to us. */
const isPiecewise = (response: Response) => response.headers.get("x-accel-buffering") === "no";

/** As fast as the reader takes it; one that goes away ends the work, and an answer that fails breaks off visibly. */
async function sendPieces(response: Response, res: ServerResponse): Promise<void> {
  if (response.body === null) return void res.end();
  await pipeline(Readable.fromWeb(response.body as ReadableStream), res).catch((error: unknown) => {
    log.warn({ err: error }, "an answer broke off");
    res.destroy();
  });
}

/** A HEAD is a GET whose body Node leaves out. */
function handlerOf(address: PlainAddress, method: string): PlainHandler | undefined {
  if (method === "HEAD") return address.HEAD ?? address.GET;
  return Object.hasOwn(address, method) ? address[method as keyof PlainAddress] : undefined;
}

function methodsOf(address: PlainAddress): string[] {
  const methods = Object.keys(address);
  return address.GET !== undefined && address.HEAD === undefined ? [...methods, "HEAD"] : methods;
}

function requestOf({ req, portalUrl }: Exchange): Request {
  const url = new URL(portalUrl);
  const [pathname = "/", ...query] = (req.url ?? "/").split("?");
  url.pathname = pathname;
  url.search = query.join("?");
  const sent = Object.entries(req.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const headers = new Headers(sent);
  headers.set(SENDER_HEADER, String(req.headers[SENDER_HEADER]));
  const method = req.method ?? "GET";
  if (method === "GET" || method === "HEAD") return new Request(url, { method, headers });
  // Read as the handler asks for it: what it refuses by its headers is never held.
  const body = ReadableStream.from(req.iterator({ destroyOnReturn: false }));
  return new Request(url, { method, headers, body: body as BodyInit, duplex: "half" } as RequestInit);
}
