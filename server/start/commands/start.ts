import { DEMO_PASSWORD, DEMO_STAFF, DEMO_TOTP_SECRET } from "#server/demo/demo-staff.ts";
import type { Env } from "#server/env.ts";
import { startPortal } from "#server/start/parts/portal.ts";
import { stopOnSignal } from "#server/stop-on-signal.ts";
import { isProduction } from "../settings.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);

/** `npm start` and, with `dev`, `npm run dev`. */
export async function startAndServe(dev: boolean): Promise<void> {
  try {
    const portal = await startPortal({ dev, say });
    stopOnSignal(async () => {
      say("Stopping …");
      await portal.stop();
    });
    announce(portal.settings);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function announce({ portalUrl: url, ...settings }: Env): void {
  say(`Ruwang is ready: ${url}`);
  if (isProduction()) return;
  say(`  device link     http://127.0.0.1:${settings.deviceLinkPort}/device/v1/openapi.json`);
  say(`  broker          mqtt://127.0.0.1:${settings.mqttPort}`);
  say(`  mock gateway    http://127.0.0.1:${settings.gatewayPort}`);
  say(`  mock carrier    http://127.0.0.1:${settings.gatewayPort}/kuaidi100/parcels`);
  say(`  demo messages   ${url}/demo/messages`);
  say(`  staff           ${url}/sign-in/staff  password ${DEMO_PASSWORD}, TOTP secret ${DEMO_TOTP_SECRET}`);
  for (const { email, roles } of DEMO_STAFF) say(`                  ${email} (${roles.join(", ")})`);
  say(`  applicants      ${url}/sign-in  any mobile number; the code arrives at the demo messages`);
  say("Ctrl-C stops everything; data stay in .data/");
}

if (import.meta.filename === process.argv[1]) await startAndServe(false);
