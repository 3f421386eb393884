import { rmSync } from "node:fs";
import { type RunningPortal, startPortal } from "#server/start/parts/portal.ts";
import { portalFolder } from "./demo-folder.ts";
import { freePort } from "./free-port.ts";

const PORTS = ["PORT", "DEVICE_LINK_PORT", "MQTT_PORT", "GATEWAY_PORT"] as const;

/** Everything that `npm start` runs, on ports of its own and on data that are thrown away when it stops. */
export async function startThrowawayPortal(say: (line: string) => void): Promise<RunningPortal> {
  const folder = portalFolder();
  const forget = () => rmSync(folder, { recursive: true, force: true });
  process.env.RUWANG_DATA_DIR = folder;
  for (const name of PORTS) process.env[name] = String(await freePort());
  try {
    const portal = await startPortal({ dev: false, say });
    return { ...portal, stop: () => portal.stop().finally(forget) };
  } catch (error) {
    forget();
    throw error;
  }
}
