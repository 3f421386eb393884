import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { preparedOnce } from "#db/prepared.ts";
import { merchants } from "#db/schema/merchants.ts";
import { terminals } from "#db/schema/terminals.ts";
import type { Party } from "#server/domain/scope.ts";

/** The merchant that the party is, or whose terminal it is; with a condition, only where it holds. */
export async function merchantOf(reader: Reader, { merchantId, terminalId }: Party, visible?: SQL) {
  // What every payment asks is planned once; who looks at rates of others asks seldom, each in their own way.
  if (terminalId !== undefined && visible === undefined) {
    const [row] = await ofTerminal(reader).execute({ terminalId });
    return row;
  }
  const [row] =
    terminalId === undefined
      ? await reader
          .select(COLUMNS)
          .from(merchants)
          .where(and(eq(merchants.id, merchantId ?? ""), visible))
      : await reader
          .select(COLUMNS)
          .from(terminals)
          .innerJoin(merchants, eq(merchants.id, terminals.merchantId))
          .where(and(eq(terminals.id, terminalId), visible));
  return row;
}

const COLUMNS = { merchantId: merchants.id, product: merchants.product };

const ofTerminal = preparedOnce((reader) =>
  reader
    .select(COLUMNS)
    .from(terminals)
    .innerJoin(merchants, eq(merchants.id, terminals.merchantId))
    .where(eq(terminals.id, sql.placeholder("terminalId")))
    .prepare("merchant_of_terminal"),
);
