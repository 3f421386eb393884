import next from "next";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import { openRuntime } from "#server/runtime.ts";
import { webServer } from "./web-server.ts";

/** Shorter than the supervisor's patience. */
const DRAIN_MS = 5_000;

const { host, port } = env();
// The API's own: Next bundles its code apart, and errors are told by their class.
const runtime = openRuntime(env(), "web-api");
const pages = next({ dev: false, hostname: host, port });
await pages.prepare();
const server = webServer({ runtime, answerPage: pages.getRequestHandler() });
await new Promise<void>((resolve) => server.listen(port, host, resolve));
log.info({ port }, "web is listening");

/** What was asked is answered, idle connections are let go. */
async function stop(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
  await closed;
  await pages.close();
  await runtime.close();
  process.exit(0);
}
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
