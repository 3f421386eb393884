import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { ofVisibleMerchants } from "#db/of-visible-merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { type BoundTerminal, boundTerminals } from "./bound-terminals.ts";

export async function loadBoundTerminal(reader: Reader, terminalId: string): Promise<BoundTerminal> {
  const [row] = await boundTerminals(reader).where(eq(terminals.id, terminalId));
  if (row === undefined) throw terminalNotFound();
  return row;
}

/** A terminal that the person may see: staff any, a merchant its own; any other is not found. */
export async function loadVisibleTerminal(
  reader: Reader,
  ctx: Context,
  terminalId: string,
): Promise<BoundTerminal> {
  const [row] = await boundTerminals(reader).where(
    and(eq(terminals.id, terminalId), ofVisibleMerchants(ctx, "terminal:read")),
  );
  if (row === undefined) throw terminalNotFound();
  return row;
}

/** Bound to the serial: the same code on another device is another index. */
export function activationCodeIndex(ctx: Pick<Context, "vault">, serialNumber: string, code: string): string {
  return ctx.vault.blindIndex("activation_code", `${serialNumber}:${code}`);
}

export function terminalNotFound(): DomainError {
  return new DomainError("not_found", "terminal_not_found", "There is no such terminal.");
}
