import { count, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { LOCKS, lock } from "#db/lock.ts";
import { merchants } from "#db/schema/merchants.ts";
import { operators } from "#db/schema/operators.ts";
import { people } from "#db/schema/people.ts";
import { recordAudit } from "#server/changes/record-audit.ts";
import type { Context } from "#server/context.ts";
import { DomainError } from "#server/domain/errors.ts";
import { makeId } from "#server/domain/ids.ts";
import type { OperatorSignInInput } from "#server/domain/operators/inputs.ts";
import { MOST_OPERATORS } from "#server/domain/operators/rules.ts";
import { overLimit } from "#server/identity/over-limit.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { notifyOwner } from "#server/merchants/notify-owner.ts";
import { operatorIndex } from "./operator-index.ts";

interface Registration {
  terminal: { id: string; merchantId: string; number: string };
  input: OperatorSignInInput;
}

/** Takes in a number that is new to its merchant: the owner's own works at once, anybody else's waits for the owner. */
export async function registerOperator(
  tx: Transaction,
  ctx: Context,
  { terminal, input: { mobile, name } }: Registration,
): Promise<typeof operators.$inferSelect> {
  if (name === undefined) {
    const text = "This number is new here. Send the name along with the same code.";
    throw new DomainError("invalid_input", "name_needed", text);
  }
  const { merchantId } = terminal;
  const owner = await ownerOf(tx, merchantId);
  await lock(tx, LOCKS.newOperator(merchantId));
  await requireRoom(tx, merchantId);
  const id = makeId("operator", ctx.randomBytes);
  const isOwner =
    owner.mobile !== null && ctx.vault.open(owner.mobile, placeOf("people.mobile", owner.id)) === mobile;
  const [operator] = await tx
    .insert(operators)
    .values({
      ...{ id, merchantId, name, terminalId: terminal.id, createdAt: ctx.now, since: ctx.now },
      mobile: ctx.vault.seal(mobile, placeOf("operators.mobile", id)),
      mobileIndex: operatorIndex(ctx, mobile),
      mobileEnding: mobile.slice(-4),
      status: isOwner ? "active" : "requested",
    })
    .returning();
  if (operator === undefined) throw new Error("What was inserted is there");
  await recordAudit(tx, ctx, {
    action: "operator.register",
    subjectType: "operator",
    subjectId: id,
    after: { status: operator.status, merchantId, terminalId: terminal.id },
  });
  if (!isOwner) await tellOwner(tx, ctx, terminal);
  return operator;
}

async function ownerOf(tx: Transaction, merchantId: string) {
  const [owner] = await tx
    .select({ id: people.id, mobile: people.mobile })
    .from(merchants)
    .innerJoin(people, eq(people.id, merchants.ownerId))
    .where(eq(merchants.id, merchantId));
  if (owner === undefined) throw new Error("Every merchant has an owner");
  return owner;
}

async function requireRoom(tx: Transaction, merchantId: string): Promise<void> {
  const [row] = await tx
    .select({ known: count() })
    .from(operators)
    .where(eq(operators.merchantId, merchantId));
  if ((row?.known ?? 0) < MOST_OPERATORS) return;
  throw new DomainError(
    "limit_reached",
    "too_many_operators",
    "This merchant has as many operators as one can have. The owner can remove some.",
    { most: MOST_OPERATORS },
  );
}

/** The owner sees every request in the portal; a message is not sent for each of a crowd. */
async function tellOwner(
  tx: Transaction,
  ctx: Context,
  { merchantId, number }: Registration["terminal"],
): Promise<void> {
  if ((await overLimit(ctx, "operator_requests_told", merchantId)) !== null) return;
  await notifyOwner(tx, ctx, {
    text: "operator.requested",
    facts: { number },
    merchantId,
    tab: "operators",
  });
}
