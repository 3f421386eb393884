import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { terminals } from "#db/schema/terminals.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { makeId } from "#server/domain/ids.ts";
import { freshCode } from "./activation/fresh-code.ts";

export interface TerminalBinding {
  device: { id: string; serialNumber: string };
  merchantId: string;
  storeId: string;
}

/** Binds a reserved device to a merchant and store and gives it its activation code; whoever calls has checked the permission. */
export async function createTerminal(
  tx: Transaction,
  ctx: Context,
  binding: TerminalBinding,
): Promise<string> {
  const id = makeId("terminal", ctx.randomBytes);
  const number = await nextTerminalNumber(tx);
  await tx.insert(terminals).values({
    id,
    number,
    deviceId: binding.device.id,
    merchantId: binding.merchantId,
    storeId: binding.storeId,
    ...freshCode(ctx, id, binding.device.serialNumber),
    createdAt: ctx.now,
    tokensValidFrom: ctx.now,
  });
  await recordAudit(tx, ctx, {
    action: "terminal.create",
    subjectType: "terminal",
    subjectId: id,
    after: {
      number,
      deviceId: binding.device.id,
      merchantId: binding.merchantId,
      status: "awaiting_activation",
    },
  });
  return id;
}

/** 8 digits, from a database sequence. */
async function nextTerminalNumber(tx: Transaction): Promise<string> {
  const { rows } = await tx.execute<{ number: string }>(
    sql`select lpad(nextval('terminal_numbers')::text, 8, '0') as number`,
  );
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("A sequence always answers");
  return number;
}
