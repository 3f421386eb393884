import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerTrpc, procedureOf } from "#server/api/http/trpc.ts";
import type { Runtime } from "#server/context.ts";
import { log } from "#server/log.ts";
import { compressAnswer } from "./compress-answer.ts";

interface WebServerParts {
  runtime: Runtime;
  /** Everything that is not the API: pages, their files, the plain routes. */
  answerPage: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
}

/** One port for both: the API on Node itself, where a request costs a fraction of Next's routing, the rest by Next. */
export function webServer({ runtime, answerPage }: WebServerParts): Server {
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const procedure = procedureOf(req.url ?? "/");
    if (procedure === null) return answerPage(req, res);
    await compressAnswer(req, res);
    await answerTrpc(procedure, { req, res, runtime });
  };
  return createServer((req, res) => {
    answer(req, res).catch((error: unknown) => {
      log.error({ err: error }, "request failed");
      if (res.headersSent) res.destroy();
      else res.writeHead(500).end();
    });
  });
}
