import { DATABASE_SETTINGS, type DatabaseProcess } from "#db/roles.ts";
import { nodeProcess, type Part } from "#server/start/supervisor/supervisor.ts";
import { ROOT } from "../settings.ts";

/** Pages reload by themselves; what the web process answers on Node itself comes back with the process. */
const RESTART_WITH_THE_SERVER = ["--watch-path=server", "--watch-path=db", "--watch-preserve-output"];

/** For a part that asks no database. */
const NO_DATABASE = "postgresql://";

/** What a part is told: of the connections only its own, under the one name that it knows. */
export function environmentOf(name: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const told = { ...env };
  for (const setting of Object.values(DATABASE_SETTINGS)) delete told[setting];
  const own = name in DATABASE_SETTINGS ? env[DATABASE_SETTINGS[name as DatabaseProcess]] : NO_DATABASE;
  return { ...told, DATABASE_URL: own ?? env.DATABASE_URL };
}

/** What runs beside PostgreSQL, in the order of starting. A part replaced by an outside one is absent. */
export function applicationParts(
  env: NodeJS.ProcessEnv,
  external: { mqtt: boolean; gateway: boolean },
  dev: boolean,
): Part[] {
  const part = (name: string, argv: string[]): Part => ({
    name,
    start: () => nodeProcess(name, argv, { env: environmentOf(name, env), cwd: ROOT }),
  });
  return [
    ...(external.gateway ? [] : [part("gateway", ["server/gateway/mock/main.ts"])]),
    ...(external.mqtt ? [] : [part("broker", ["server/broker/embedded/main.ts"])]),
    part("device-link", ["server/device-link/main.ts"]),
    part("jobs", ["server/jobs/main.ts"]),
    part("web", dev ? [...RESTART_WITH_THE_SERVER, "server/web/main.ts"] : ["server/web/main.ts"]),
  ];
}
