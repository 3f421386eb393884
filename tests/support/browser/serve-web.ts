import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { webServer } from "#server/web/web-server.ts";
import type { World } from "../world/world.ts";
import { putWebSettings } from "./web-settings.ts";

type AnswerPage = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** The web process's server on a world, with what the test puts in the place of pages. */
export async function serveWeb(
  world: Pick<World, "runtime">,
  {
    portalUrl = "http://127.0.0.1:3000",
    answerPage = async (_req, res) => void res.end("a page"),
  }: {
    portalUrl?: string;
    answerPage?: AnswerPage;
  } = {},
): Promise<{ address: string; stop: () => void }> {
  const forgetSettings = putWebSettings(world);
  Object.assign(globalThis, { ruwangRuntime: world.runtime });
  const settings = { portalUrl, deviceLinkUrl: "http://127.0.0.1:3001", development: false, proxies: 0 };
  const server = webServer({ runtime: world.runtime, settings, answerPage, isDraining: () => false });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.close();
    server.closeAllConnections();
    Reflect.deleteProperty(globalThis, "ruwangRuntime");
    forgetSettings();
  };
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}
