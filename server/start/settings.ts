import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Where everything that must survive a restart lies. */
export function dataDir(): string {
  return resolve(ROOT, process.env.RUWANG_DATA_DIR ?? ".data");
}

export function isProduction(): boolean {
  return process.env.RUWANG_MODE === "production";
}

const SECRETS = {
  GATEWAY_WEBHOOK_SECRET: () => `whsec_${randomBytes(24).toString("base64url")}`,
  MQTT_PORTAL_PASSWORD: () => randomBytes(32).toString("base64url"),
  SESSION_SECRET: () => randomBytes(32).toString("base64url"),
  BANK_SECRET: () => randomBytes(32).toString("base64url"),
  TRACKER_SECRET: () => randomBytes(32).toString("base64url"),
  DEVICE_TOKEN_SECRET: () => randomBytes(32).toString("base64url"),
  VAULT_KEY: () => randomBytes(32).toString("base64url"),
  VAULT_INDEX_KEY: () => randomBytes(32).toString("base64url"),
  DATABASE_PASSWORD: () => randomBytes(24).toString("base64url"),
} as const;

export type Secrets = Record<keyof typeof SECRETS, string>;

/** The demo's secrets: made once, kept beside its data. Production brings its own in the environment. */
export function demoSecrets(folder: string): Secrets {
  const path = resolve(folder, "secrets.json");
  const kept = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Partial<Secrets>) : {};
  const entries = Object.entries(SECRETS).map(([name, make]) => [
    name,
    kept[name as keyof Secrets] ?? make(),
  ]);
  const secrets = Object.fromEntries(entries) as Secrets;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
