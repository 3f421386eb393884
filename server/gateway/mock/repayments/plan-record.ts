import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import type { InstalmentStatus } from "#server/domain/contracts/status.ts";
import type { ChargeRecord } from "#server/gateway/mock/objects/charge.ts";
import type { PaymentIntentRecord } from "#server/gateway/mock/objects/payment-intent.ts";
import type { WalletPlan } from "#server/gateway/mock/wallet/wallet-plan.ts";
import type { Metadata } from "../http/metadata.ts";
import type { StoredObject } from "../store.ts";

/** One repayment; amounts are fen. */
export interface PlanInstalment {
  period: number;
  /** Asia/Shanghai calendar date. */
  due_on: string;
  principal: number;
  fee: number;
  /** What refunds took off the principal. */
  reduced: number;
  late_fee: number;
  paid: number;
  /** Seconds on the gateway's clock; null while it is owed. */
  paid_at: number | null;
  status: InstalmentStatus;
}

export const NOTICES = ["due_soon", "not_collected", "overdue", "collected", "settled"] as const;
export type NoticeKind = (typeof NOTICES)[number];

/** What the wallet told its payer, on an Asia/Shanghai day. */
export interface PlanNotice {
  on: string;
  kind: NoticeKind;
  period: number;
  amount: number;
}

/** What a payer owes Huabei after one charge, and how it is repaid. */
export interface PlanRecord extends StoredObject {
  object: "instalment_plan";
  payment_intent: string;
  charge: string;
  currency: string;
  status: "active" | "past_due" | "completed" | "canceled";
  instalments: PlanInstalment[];
  /** Rises with every change: an older notice is known by it. */
  revision: number;
  /** Where the payer sees and repays it. */
  url: string;
  metadata: Metadata;
  /** Asia/Shanghai day of purchase, which the terms go by. */
  purchased_on: string;
  payer: string;
  /** What it is taken from on its dates: `balance` or a card's id. */
  source: string;
  /** The last Asia/Shanghai day of which everything due was asked for. */
  collected_until: string;
  refunded: number;
  notices: PlanNotice[];
}

interface Beginning {
  intent: PaymentIntentRecord;
  charge: ChargeRecord;
  plan: WalletPlan;
  payer: string;
  source: string;
  url: string;
}

export function planId(chargeId: string): string {
  return `ipl_${chargeId}`;
}

/** The plan as it begins, on the day of the charge. */
export function newPlan({ intent, charge, plan, payer, source, url }: Beginning): PlanRecord {
  const day = shanghaiDate(new Date(charge.created * 1000));
  return {
    id: planId(charge.id),
    object: "instalment_plan",
    created: charge.created,
    payment_intent: intent.id,
    charge: charge.id,
    currency: charge.currency,
    status: "active",
    instalments: plan.schedule.map(({ period, dueOn, principalFen, feeFen }) => ({
      ...{ period, due_on: dueOn, principal: principalFen, fee: feeFen },
      ...{ reduced: 0, late_fee: 0, paid: 0, paid_at: null, status: "upcoming" as const },
    })),
    revision: 1,
    url: `${url}/wallet/bills/${planId(charge.id)}`,
    metadata: intent.metadata,
    purchased_on: day,
    payer,
    source,
    collected_until: day,
    refunded: 0,
    notices: [],
  };
}

export function isOwed({ status }: PlanInstalment): boolean {
  return status !== "paid" && status !== "waived";
}

/** What is still to be paid of an instalment. */
export function owedOf(instalment: PlanInstalment): number {
  if (!isOwed(instalment)) return 0;
  return withoutLateFee(instalment) + instalment.late_fee;
}

/** What of it stands on the payer's limit. */
export function withoutLateFee({ principal, reduced, fee }: PlanInstalment): number {
  return principal - reduced + fee;
}

/** The plan after some of its instalments changed: its status follows from theirs. */
export function withInstalments(plan: PlanRecord, instalments: PlanInstalment[]): PlanRecord {
  return { ...plan, instalments, status: statusOf(plan, instalments) };
}

function statusOf(plan: PlanRecord, instalments: readonly PlanInstalment[]): PlanRecord["status"] {
  if (plan.status === "canceled") return "canceled";
  if (!instalments.some(isOwed)) return "completed";
  return instalments.some(({ status }) => status === "overdue") ? "past_due" : "active";
}
