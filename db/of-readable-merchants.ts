import { and, eq, exists, gte, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#server/domain/actor.ts";
import { shanghaiDate, shanghaiDay } from "#server/domain/calendar/shanghai-date.ts";
import type { Permission } from "#server/domain/permissions.ts";
import { ofVisibleMerchants } from "./of-visible-merchants.ts";
import { merchantMembers, merchants } from "./schema/merchants.ts";
import { payments } from "./schema/payments.ts";
import { terminals } from "./schema/terminals.ts";

/**
 * Condition for money that the actor may look at: what `ofVisibleMerchants` leaves, and the merchants that they keep the
 * books of. For looks alone: whoever changes something asks `ofVisibleMerchants`, and for an accountant it is not there.
 */
export function ofReadableMerchants({ actor }: { actor: Actor }, permission: Permission): SQL | undefined {
  const own = ofVisibleMerchants({ actor }, permission);
  if (own === undefined || actor.kind !== "person") return own;
  return or(own, exists(memberships(actor.id, and(eq(merchantMembers.role, "accountant"), ofMerchant))));
}

/** The same for payments: besides, a cashier looks at what their store has taken today. */
export function ofReadablePayments(ctx: { actor: Actor; now: Date }): SQL | undefined {
  const readable = ofReadableMerchants(ctx, "payment:read");
  return readable === undefined ? undefined : or(readable, ofCashier(ctx));
}

/** Payments that the actor may give back: the owner's own, and a cashier's, where the owner lets them. */
export function ofRefundablePayments(ctx: { actor: Actor; now: Date }): SQL | undefined {
  const own = ofVisibleMerchants(ctx, "payment:read");
  return own === undefined ? undefined : or(own, ofCashier(ctx, eq(merchantMembers.mayRefund, true)));
}

const ofMerchant = eq(merchantMembers.merchantId, merchants.id);

function ofCashier({ actor, now }: { actor: Actor; now: Date }, further?: SQL): SQL | undefined {
  if (actor.kind !== "person") return undefined;
  const storeOfPayment = sql`(select ${terminals.storeId} from ${terminals} where ${terminals.id} = ${payments.terminalId})`;
  const ofStore = and(
    eq(merchantMembers.role, "cashier"),
    ofMerchant,
    eq(merchantMembers.storeId, storeOfPayment),
  );
  return and(
    gte(payments.createdAt, shanghaiDay(shanghaiDate(now)).first),
    exists(memberships(actor.id, and(ofStore, further))),
  );
}

const memberships = (personId: string, where: SQL | undefined) =>
  sql`(select 1 from ${merchantMembers} where ${and(
    eq(merchantMembers.personId, personId),
    inArray(merchantMembers.status, ["active"]),
    where,
  )})`;
