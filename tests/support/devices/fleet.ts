import { sql } from "drizzle-orm";
import { change } from "#server/changes/change.ts";
import { signDeviceToken } from "#server/keys/device-token.ts";
import type { World } from "../world/world.ts";

export interface Fleet {
  /** Active terminals with a token each. */
  members: { terminalId: string; token: string }[];
  /** Takes them away again, since nobody has ever written down how they came to be. */
  disband: () => Promise<void>;
}

/** Thousands of terminals like one that there is, by three statements. */
export async function makeFleet(world: World, model: string, count: number): Promise<Fleet> {
  const { runtime } = world;
  const numbered = sql`generate_series(1, ${count}::int) n`;
  const idOf = (prefix: string) => sql.raw(`'${prefix}_fleet' || lpad(n::text, 15, '0')`);
  await change(runtime, async (tx) => {
    await tx.execute(sql`
      insert into devices (id, serial_number, model_code, status, merchant_id, received_at, since, version)
      select ${idOf("dev")}, 'FLEET-' || n, d.model_code, d.status, d.merchant_id, d.received_at, d.since, 1
      from terminals t join devices d on d.id = t.device_id, ${numbered} where t.id = ${model}`);
    await tx.execute(sql`
      insert into terminals (id, number, device_id, merchant_id, store_id, status, activation_code_index,
        activation_code, activation_expires_at, public_key, created_at, activated_at, tokens_valid_from)
      select ${idOf("trm")}, 'FLEET' || n, ${idOf("dev")}, t.merchant_id, t.store_id, t.status,
        t.activation_code_index || n, t.activation_code, t.activation_expires_at, t.public_key, t.created_at,
        t.activated_at, t.tokens_valid_from
      from terminals t, ${numbered} where t.id = ${model}`);
  });
  const now = new Date();
  const members = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const terminalId = `trm_fleet${String(index + 1).padStart(15, "0")}`;
      const token = await signDeviceToken(runtime.deviceTokenSecret, { terminalId, merchantId: "", now });
      return { terminalId, token };
    }),
  );
  return {
    members,
    disband: () =>
      change(runtime, async (tx) => {
        await tx.execute(sql`delete from terminals where id like 'trm_fleet%'`);
        await tx.execute(sql`delete from devices where id like 'dev_fleet%'`);
      }),
  };
}
