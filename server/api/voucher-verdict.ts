import { TRPCError } from "@trpc/server";
import type { VoucherCheck } from "#server/domain/payments/vouchers/views.ts";

/** What a stranger is told of a voucher: it is genuine, it is not, or that they have asked too often. */
export type Verdict = { genuine: VoucherCheck } | { refused: "not_genuine" | "too_often" };

/** The page's answer, whatever the check came to; what is no answer to the reader is thrown on. */
export async function verdictOf(check: Promise<VoucherCheck>): Promise<Verdict> {
  try {
    return { genuine: await check };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.code === "TOO_MANY_REQUESTS") return { refused: "too_often" };
    if (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST") return { refused: "not_genuine" };
    throw error;
  }
}
