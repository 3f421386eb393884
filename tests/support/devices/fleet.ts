import { eq, sql } from "drizzle-orm";
import { terminals } from "#db/schema/terminals.ts";
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
    // Whatever columns there are, all but those that make each one itself are the model's.
    await tx.execute(sql`
      insert into devices
      select (jsonb_populate_record(d, jsonb_build_object(
        'id', ${idOf("dev")}, 'serial_number', 'FLEET-' || n, 'version', 1))).*
      from terminals t join devices d on d.id = t.device_id, ${numbered} where t.id = ${model}`);
    await tx.execute(sql`
      insert into terminals
      select (jsonb_populate_record(t, jsonb_build_object(
        'id', ${idOf("trm")}, 'number', 'FLEET' || n, 'device_id', ${idOf("dev")}, 'version', 1,
        'activation_code_index', t.activation_code_index || n, 'desired_version', 0))).*
      from terminals t, ${numbered} where t.id = ${model}`);
    await tx.execute(sql`
      insert into terminal_presence
      select ${idOf("trm")}, p.last_seen_at from terminal_presence p, ${numbered} where p.terminal_id = ${model}`);
  });
  const now = new Date();
  const [row] = await runtime.db
    .select({ merchantId: terminals.merchantId })
    .from(terminals)
    .where(eq(terminals.id, model));
  const merchantId = row?.merchantId ?? "";
  const members = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const terminalId = `trm_fleet${String(index + 1).padStart(15, "0")}`;
      const token = await signDeviceToken(runtime.deviceTokenSecret, { terminalId, merchantId, now });
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
