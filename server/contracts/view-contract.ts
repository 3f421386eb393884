import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { contracts } from "#db/schema/contracts.ts";
import { owedOf } from "#server/domain/contracts/standing.ts";
import type { ContractView, InstalmentView } from "#server/domain/contracts/views.ts";
import { type Instalment, instalmentsOf } from "./internal.ts";

/** The contract of a payment as staff see it, with every repayment; null for a payment in one sum. */
export async function viewContract(reader: Reader, paymentId: string): Promise<ContractView | null> {
  const [contract] = await reader.select().from(contracts).where(eq(contracts.paymentId, paymentId));
  if (contract === undefined) return null;
  const { id, status, settledHow, gatewayRevision } = contract;
  const instalments = (await instalmentsOf(reader, id)).map(instalmentView);
  return { id, status, settledHow, isTold: gatewayRevision > 0, instalments };
}

export function instalmentView(row: Instalment): InstalmentView {
  const { period, dueOn, principalFen, feeFen, reducedFen, lateFeeFen, status } = row;
  return {
    ...{ period, dueOn, principalFen, feeFen, reducedFen, lateFeeFen, status },
    paymentFen: status === "paid" ? row.paidFen : owedOf(row),
    paidAt: row.paidAt?.toISOString() ?? null,
  };
}
