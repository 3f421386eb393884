import { timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { contracts } from "#db/schema/contracts.ts";
import { vouchers } from "#db/schema/payments.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { RepaymentPlanInput } from "#server/domain/contracts/inputs.ts";
import { repaymentPolicyOn } from "#server/domain/contracts/repayment-policy.ts";
import { isEnded, owedOf } from "#server/domain/contracts/standing.ts";
import type { RepaymentPlanView } from "#server/domain/contracts/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { voucherBody } from "#server/domain/payments/vouchers/views.ts";
import { throttle } from "#server/identity/throttle.ts";
import { type Contract, type Instalment, instalmentsOf } from "./internal.ts";
import { payerCode } from "./payer-code.ts";
import { instalmentView } from "./view-contract.ts";

/**
 * What a payer still owes, for whoever holds the payer's copy of the voucher: by its number and its code. An unknown
 * number, a wrong code and a payment in one sum are told alike (`repayment_plan_not_found`), and nobody's name is told.
 */
export async function getRepaymentPlan(ctx: Context, input: RepaymentPlanInput): Promise<RepaymentPlanView> {
  await throttle(ctx, "repayment_plans_of_sender", ctx.origin.address);
  const [found] = await read(ctx, (db) =>
    db
      .select({ contract: contracts, body: vouchers.body })
      .from(vouchers)
      .innerJoin(contracts, eq(contracts.paymentId, vouchers.paymentId))
      .where(eq(vouchers.number, input.number)),
  );
  if (!isSame(payerCode(ctx, input.number), input.code) || found === undefined) throw notFound();
  const { storeName, paidAt } = voucherBody.parse(found.body);
  const instalments = await read(ctx, (db) => instalmentsOf(db, found.contract.id));
  return { number: input.number, storeName, purchasedAt: paidAt, ...standingOf(found.contract, instalments) };
}

function standingOf(
  contract: Contract,
  instalments: Instalment[],
): Omit<RepaymentPlanView, "number" | "storeName" | "purchasedAt"> {
  const { amountFen, status, settledHow, payUrl, gatewayRevision } = contract;
  const sum = (rows: Instalment[]) => rows.reduce((total, row) => total + owedOf(row), 0);
  const next = instalments.find((row) => !isEnded(row));
  return {
    ...{ amountFen, status, settledHow, payUrl },
    isTold: gatewayRevision > 0,
    paidFen: instalments.reduce((total, row) => total + row.paidFen, 0),
    owedFen: sum(instalments),
    overdueFen: sum(instalments.filter((row) => row.status === "overdue")),
    next: next === undefined ? null : { dueOn: next.dueOn, amountFen: owedOf(next) },
    lateFeePpmPerDay: repaymentPolicyOn(shanghaiDate(contract.createdAt)).lateFeePpmPerDay,
    instalments: instalments.map(instalmentView),
  };
}

function isSame(right: string, given: string): boolean {
  return right.length === given.length && timingSafeEqual(Buffer.from(right), Buffer.from(given));
}

function notFound(): DomainError {
  const text = "No repayment plan has this voucher number and this code. Compare both with the payer's copy.";
  return new DomainError("not_found", "repayment_plan_not_found", text);
}
