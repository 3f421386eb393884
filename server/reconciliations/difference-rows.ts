import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { merchants } from "#db/schema/merchants.ts";
import { payments } from "#db/schema/payments.ts";
import { people } from "#db/schema/people.ts";
import { differences, reconciliations } from "#db/schema/reconciliations.ts";

/** Differences with the day, shop and owner that they are shown with. */
export function differenceRows(reader: Reader) {
  return reader
    .select({
      difference: differences,
      day: reconciliations.day,
      merchantName: merchants.name,
      ownerName: people.name,
    })
    .from(differences)
    .innerJoin(reconciliations, eq(reconciliations.id, differences.reconciliationId))
    .leftJoin(payments, eq(payments.id, differences.paymentId))
    .leftJoin(merchants, eq(merchants.id, payments.merchantId))
    .leftJoin(people, eq(people.id, differences.ownerId))
    .$dynamic();
}
