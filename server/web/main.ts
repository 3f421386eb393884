import next from "next";
import { endStreams } from "#server/api/http/event-stream.ts";
import { provideWebRuntime, requireOwnPeople } from "#server/api/runtime.ts";
import { drainable } from "#server/drainable.ts";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import { openRuntime } from "#server/runtime.ts";
import { stopOnSignal } from "#server/stop-on-signal.ts";
import { webServer } from "./web-server.ts";

const { host, port, portalUrl, deviceLinkUrl, proxies } = env();
const development = process.env.NODE_ENV === "development";
// next-auth knows its own address from this name alone.
process.env.NEXTAUTH_URL ??= portalUrl;
// The API's own: Next bundles its code apart, and errors are told by their class.
const runtime = openRuntime(env(), "web-api");
provideWebRuntime(runtime);
await runtime.requireRoleOf("web");
await requireOwnPeople(runtime);
const pages = next({ dev: development, hostname: host, port });
await pages.prepare();
const settings = { portalUrl, deviceLinkUrl, development, proxies };
const server = webServer({
  runtime,
  settings,
  answerPage: pages.getRequestHandler(),
  isDraining: () => going.isDraining(),
});
const going = drainable(server);
await new Promise<void>((resolve) => server.listen(port, host, resolve));
log.info({ port }, "web is listening");

stopOnSignal(async () => {
  endStreams();
  await going.drain();
  await pages.close();
  await runtime.close();
});
