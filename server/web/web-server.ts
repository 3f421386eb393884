import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerTrpc, procedureOf } from "#server/api/http/trpc.ts";
import type { Runtime } from "#server/context.ts";
import { log } from "#server/log.ts";
import { answerPlain } from "./answer-plain.ts";
import { compressAnswer } from "./compress-answer.ts";
import { answerHeaders, type HeaderSettings, pageHeaders } from "./headers.ts";
import { plainAddressAt } from "./plain-addresses.ts";
import { nameDevice, noteSender } from "./sender.ts";

interface WebServerParts {
  runtime: Runtime;
  settings: HeaderSettings;
  /** Everything that answers with no data: pages, their files, next-auth. */
  answerPage: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  /** Whether this process is going down, and whoever balances load should send no more. */
  isDraining: () => boolean;
}

/** What is no page runs no script of ours and needs no nonce. */
const NO_PAGE = /^\/(api\/|_next\/|\.well-known\/|favicon\.ico$)/;

/** How long a sender may take to say what it wants; what it brings, a document say, may take longer. */
const PATIENCE = { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 };
const HEALTH = "/api/health";
const SIGN_IN = "/api/auth/callback/";
const SIGN_OUT = "/api/auth/signout";
/** What a browser shall keep of nobody who has left it: a shop's phone goes through many hands. */
const LEFT_BEHIND = '"cache", "storage"';

/**
 * One port and one place for headers: data are answered on Node itself, where a request costs a fraction of Next's
 * routing, pages by Next. Who may see what is decided by procedures and verbs, never here.
 */
export function webServer({ runtime, settings, answerPage, isDraining }: WebServerParts): Server {
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    // A whole address (`GET http://…`) is for a proxy, which we are none: nothing of ours leads to another host.
    if (req.url?.startsWith("/") !== true) return void res.writeHead(400).end();
    noteSender(req, settings.proxies);
    for (const [name, value] of Object.entries(answerHeaders(settings))) res.setHeader(name, value);
    const url = req.url ?? "/";
    const [pathname = "/"] = url.split("?");
    const procedure = procedureOf(url);
    if (procedure !== null) {
      await compressAnswer(req, res);
      return answerTrpc(procedure, { req, res, runtime });
    }
    if (!NO_PAGE.test(pathname) || pathname.startsWith(SIGN_IN)) nameDevice(req, res);
    if (!NO_PAGE.test(pathname)) {
      readyForPage(req, res, settings);
      return answerPage(req, res);
    }
    if (pathname === HEALTH && isDraining()) return sayDraining(res);
    if (pathname === SIGN_OUT && req.method === "POST") res.setHeader("clear-site-data", LEFT_BEHIND);
    const plain = plainAddressAt(pathname);
    if (plain === null) return answerPage(req, res);
    await compressAnswer(req, res);
    await answerPlain(plain, { req, res, portalUrl: settings.portalUrl });
  };
  return createServer(PATIENCE, (req, res) => {
    answer(req, res).catch((error: unknown) => {
      log.error({ err: error }, "request failed");
      if (res.headersSent) res.destroy();
      else res.writeHead(500).end();
    });
  });
}

function sayDraining(res: ServerResponse): void {
  res.writeHead(503, { "content-type": "application/json", "cache-control": "no-store", "retry-after": "1" });
  res.end(JSON.stringify({ status: "draining" }));
}

/** Next takes the nonce for its own scripts from the request's policy; pages learn from `x-path` where they stand. */
function readyForPage(req: IncomingMessage, res: ServerResponse, settings: HeaderSettings): void {
  const headers = pageHeaders(randomBytes(18).toString("base64"), settings);
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  req.headers["content-security-policy"] = headers["content-security-policy"];
  req.headers["x-path"] = req.url ?? "/";
}
