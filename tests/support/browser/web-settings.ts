import type { World } from "../world/world.ts";

const secret = "a secret of a test, long enough";
const key = Buffer.alloc(32, 1).toString("base64url");

/** The settings that have no default. */
export const LEAST_SETTINGS = {
  DATABASE_URL: "postgresql://x",
  GATEWAY_WEBHOOK_SECRET: secret,
  MQTT_PORTAL_PASSWORD: secret,
  SESSION_SECRET: secret,
  DEVICE_TOKEN_SECRET: secret,
  TRACKER_SECRET: secret,
  BANK_SECRET: secret,
  VAULT_KEY: key,
  VAULT_INDEX_KEY: key,
};

/**
 * Puts the settings that the web process reads once into the environment; only their presence matters to a test.
 * Returns what takes them out again.
 */
export function putWebSettings({ runtime }: Pick<World, "runtime">): () => void {
  Object.assign(process.env, LEAST_SETTINGS, { DATABASE_URL: runtime.databaseUrl });
  return () => {
    for (const name of Object.keys(LEAST_SETTINGS)) delete process.env[name];
  };
}
