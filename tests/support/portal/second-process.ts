import { environmentOf } from "#server/start/parts/application-parts.ts";
import { ROOT } from "#server/start/settings.ts";
import { nodeProcess } from "#server/start/supervisor/supervisor.ts";
import { freePort } from "#tests/run/free-port.ts";
import { insistently, type TestPortal } from "../browser/test-portal.ts";

const KINDS = {
  web: { port: "PORT", main: "server/web/main.ts", probe: "/.well-known/ruwang-keys.json" },
  "device-link": { port: "DEVICE_LINK_PORT", main: "server/device-link/main.ts", probe: "/healthz" },
} as const;

export interface SecondProcess {
  url: string;
  stop: () => Promise<void>;
}

/** Another process of a kind on the same database, as it would run on another machine behind one address. */
export async function startSecond(kind: keyof typeof KINDS, portal: TestPortal): Promise<SecondProcess> {
  const { port, main, probe } = KINDS[kind];
  const url = `http://127.0.0.1:${await freePort()}`;
  const env = {
    ...portal.running.env,
    PORTAL_URL: portal.running.url,
    DEVICE_LINK_URL: portal.deviceLinkUrl,
    [port]: new URL(url).port,
  };
  const child = nodeProcess(`second-${kind}`, [main], { env: environmentOf(kind, env), cwd: ROOT });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  // Nobody reads what it logs, and a full pipe would stop it.
  child.stdout?.resume();
  child.stderr?.resume();
  await insistently(async () => {
    if (!(await fetch(url + probe)).ok) throw new Error(`the second ${kind} does not answer`);
  });
  return {
    url,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
