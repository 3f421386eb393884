import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";

/** The terminal that asks, when the number that was typed is its own: whoever types it has it in hand. */
export async function terminalInHand(reader: Reader, { actor }: Context, terminalNumber: string) {
  const [terminal] = await reader
    .select({ id: terminals.id, merchantId: terminals.merchantId, number: terminals.number })
    .from(terminals)
    .where(eq(terminals.id, actor.id));
  if (terminal?.number === terminalNumber) return terminal;
  throw new DomainError(
    "invalid_input",
    "terminal_number_wrong",
    "This is not the number of this terminal. It stands on its sticker.",
  );
}
