import type { World } from "./world.ts";

/**
 * Puts the settings that the web process reads once into the environment; only their presence matters to a test.
 * Returns what takes them out again.
 */
export function putWebSettings({ runtime }: World): () => void {
  const secret = "a secret of a test, long enough";
  const key = Buffer.alloc(32, 1).toString("base64url");
  const settings = {
    DATABASE_URL: runtime.databaseUrl,
    GATEWAY_WEBHOOK_SECRET: secret,
    MQTT_PORTAL_PASSWORD: secret,
    SESSION_SECRET: secret,
    DEVICE_TOKEN_SECRET: secret,
    VAULT_KEY: key,
    VAULT_INDEX_KEY: key,
  };
  Object.assign(process.env, settings);
  return () => {
    for (const name of Object.keys(settings)) delete process.env[name];
  };
}
