import { join } from "node:path";
import { nodeProcess, type Part } from "#server/start/supervisor/supervisor.ts";
import { ROOT } from "../settings.ts";

/** What runs beside PostgreSQL, in the order of starting. A part replaced by an outside one is absent. */
export function applicationParts(
  env: NodeJS.ProcessEnv,
  external: { mqtt: boolean; gateway: boolean },
  dev: boolean,
): Part[] {
  const part = (name: string, argv: string[]): Part => ({
    name,
    start: () => nodeProcess(name, argv, env, ROOT),
  });
  return [
    ...(external.gateway ? [] : [part("gateway", ["server/gateway/mock/main.ts"])]),
    ...(external.mqtt ? [] : [part("broker", ["server/broker/embedded/main.ts"])]),
    part("device-link", ["server/device-link/main.ts"]),
    part("jobs", ["server/jobs/main.ts"]),
    dev ? part("web", nextDev(env)) : part("web", ["server/web/main.ts"]),
  ];
}

/** Reloads with every change; the API is a route of Next here. */
function nextDev(env: NodeJS.ProcessEnv): string[] {
  const next = join(ROOT, "node_modules/next/dist/bin/next");
  return [next, "dev", "-p", env.PORT ?? "3000", "-H", env.RUWANG_HOST ?? "127.0.0.1"];
}
