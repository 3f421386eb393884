import { nodeProcess, type Part } from "#server/start/supervisor/supervisor.ts";
import { ROOT } from "../settings.ts";

/** Pages reload by themselves; what the web process answers on Node itself comes back with the process. */
const RESTART_WITH_THE_SERVER = ["--watch-path=server", "--watch-path=db", "--watch-preserve-output"];

/** What runs beside PostgreSQL, in the order of starting. A part replaced by an outside one is absent. */
export function applicationParts(
  env: NodeJS.ProcessEnv,
  external: { mqtt: boolean; gateway: boolean },
  dev: boolean,
): Part[] {
  const part = (name: string, argv: string[]): Part => ({
    name,
    start: () => nodeProcess(name, argv, { env, cwd: ROOT }),
  });
  return [
    ...(external.gateway ? [] : [part("gateway", ["server/gateway/mock/main.ts"])]),
    ...(external.mqtt ? [] : [part("broker", ["server/broker/embedded/main.ts"])]),
    part("device-link", ["server/device-link/main.ts"]),
    part("jobs", ["server/jobs/main.ts"]),
    part("web", dev ? [...RESTART_WITH_THE_SERVER, "server/web/main.ts"] : ["server/web/main.ts"]),
  ];
}
