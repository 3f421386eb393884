import { once } from "node:events";
import { join } from "node:path";
import { nextBuild } from "#server/start/build.ts";
import { freePort } from "#server/start/free-port.ts";
import { ROOT } from "#server/start/settings.ts";
import { nodeProcess } from "#server/start/supervisor.ts";
import { ask } from "./ask.ts";

const APP = join(ROOT, "tests", "bench", "bare-route");
const NEXT = join(ROOT, "node_modules", "next", "dist", "bin", "next");

export interface BareRoute {
  url: string;
  pid: number;
  stop: () => Promise<void>;
}

/** Builds the bench's own Next app and serves `answer` from it. */
export async function startBareRoute(answer: string): Promise<BareRoute> {
  await nextBuild(APP);
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", BARE_ANSWER: answer };
  const port = await freePort();
  const child = nodeProcess(
    "bare-route",
    [NEXT, "start", APP, "-p", String(port), "-H", "127.0.0.1"],
    env,
    APP,
  );
  const url = `http://127.0.0.1:${port}/quote`;
  for (let tries = 0; tries < 100; tries++) {
    const answered = await ask(url).catch(() => undefined);
    if (answered !== undefined) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
}
