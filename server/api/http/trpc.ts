import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { webContext } from "../context.ts";
import { appRouter } from "../router.ts";

const MAX_BATCH = 20;

/** `/api/trpc/*`: plain JSON, never cached. */
export function handleTrpc(request: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    maxBatchSize: MAX_BATCH,
    createContext: () => webContext(request.headers.get("cookie")),
    responseMeta: () => ({ headers: { "cache-control": "no-store" } }),
  });
}
