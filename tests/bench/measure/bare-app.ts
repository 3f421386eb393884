import { once } from "node:events";
import { join } from "node:path";
import { nextBuild } from "#server/start/parts/build.ts";
import { ROOT } from "#server/start/settings.ts";
import { nodeProcess } from "#server/start/supervisor/supervisor.ts";
import { freePort } from "#tests/run/free-port.ts";

const APP = join(ROOT, "tests", "bench", "bare-app");
const NEXT = join(ROOT, "node_modules", "next", "dist", "bin", "next");

export interface BareApp {
  url: string;
  pid: number;
  stop: () => Promise<void>;
}

/** Builds the benchmarks' own Next app, a page and a route, and serves it; `/quote` answers the text given. */
export async function startBareApp(answer = ""): Promise<BareApp> {
  await nextBuild(APP);
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", BARE_ANSWER: answer };
  const port = await freePort();
  const argv = [NEXT, "start", APP, "-p", String(port), "-H", "127.0.0.1"];
  const child = nodeProcess("bare-app", argv, { env, cwd: APP });
  const url = `http://127.0.0.1:${port}`;
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill();
    await ended;
  };
  for (let tries = 0; tries < 100; tries++) {
    const answered = await fetch(url).catch(() => undefined);
    if (answered?.ok) return { url, pid: child.pid ?? 0, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error("The bare app did not answer within ten seconds.");
}
