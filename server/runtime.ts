import { randomBytes } from "node:crypto";
import { connectDatabase } from "#db/client.ts";
import { requireOwnRole } from "#db/require-own-role.ts";
import type { DatabaseProcess } from "#db/roles.ts";
import { createHttpBank } from "./bank/http-bank.ts";
import { createNotices } from "./changes/notices.ts";
import type { Runtime } from "./context.ts";
import type { Env } from "./env.ts";
import { openGateway } from "./gateway/open-gateway.ts";
import { createVault } from "./keys/vault.ts";
import { openCarrier } from "./sms/open-carrier.ts";
import { openStorage } from "./storage/open-storage.ts";
import { openTracker } from "./tracking/open-tracker.ts";

export interface OpenRuntime extends Runtime {
  /** Refuses to work in production by a role that may more than a process needs. */
  requireRoleOf: (process: DatabaseProcess) => Promise<void>;
  close: () => Promise<void>;
}

/** Connects a process to the outside world as its settings say. */
export function openRuntime(env: Env, name: string): OpenRuntime {
  const connection = connectDatabase(env.databaseUrl, { name, impatient: name !== "jobs" });
  const notices = createNotices(env.databaseUrl);
  return {
    db: connection.db,
    notices,
    vault: createVault(env.vaultKey, env.vaultIndexKey),
    gateway: openGateway(env),
    sms: openCarrier(env.sms),
    storage: openStorage(env.storage),
    tracker: openTracker(env.tracker, env.portalUrl),
    bank: createHttpBank(env.bank),
    addresses: {
      portal: env.portalUrl,
      deviceLink: env.deviceLinkUrl,
      mqtt: env.mqttUrl,
      gateway: env.gateway.kind === "alipay" ? env.gateway.url : env.gatewayUrl,
    },
    deviceTokenSecret: new TextEncoder().encode(env.deviceTokenSecret),
    randomBytes: (length) => randomBytes(length),
    requireRoleOf: async (process) => {
      if (env.mode === "production") await requireOwnRole(env.databaseUrl, process);
    },
    close: async () => {
      await notices.close();
      await connection.close();
    },
  };
}
