import { z } from "zod";
import { settlementAnswers } from "#server/domain/applications/answers.ts";
import { evidenceHash } from "#server/domain/fields/evidence-hash.ts";
import { id, versioned } from "#server/domain/fields/ids.ts";
import { cursor, search } from "#server/domain/fields/pages.ts";
import { reason } from "#server/domain/fields/reason.ts";
import { PROOF_MAX_FEN } from "./proof.ts";
import {
  ACCOUNT_STATUSES,
  HOLD_STATUSES,
  RUN_STATUSES,
  SETTLEMENT_STATUSES,
  SETTLEMENT_VIEWS,
} from "./status.ts";

/** An account for a merchant's payouts, as its owner types it: the same answers as an application's. */
export const offerAccountInput = z.strictObject({ merchantId: id("merchant"), account: settlementAnswers });
export type OfferAccountInput = z.output<typeof offerAccountInput>;

/** What the owner reads on the account's statement. */
export const confirmAccountInput = z.strictObject({
  ...versioned("accountId", "settlementAccount"),
  amountFen: z.int().min(1).max(PROOF_MAX_FEN),
});

export const listAccountsInput = z.strictObject({
  merchantId: id("merchant"),
  status: z.enum(ACCOUNT_STATUSES).optional(),
});

export const listRunsInput = z.strictObject({ status: z.enum(RUN_STATUSES).optional(), cursor });
export const runRef = z.strictObject({ runId: id("settlementRun") });
const runVersion = versioned("runId", "settlementRun");
/** The hash of the totals that the approver saw. */
export const approveRunInput = z.strictObject({ ...runVersion, evidenceHash });
export const refuseRunInput = z.strictObject({ ...runVersion, reason });

export const listSettlementsInput = z.strictObject({
  merchantId: id("merchant").optional(),
  runId: id("settlementRun").optional(),
  status: z.enum(SETTLEMENT_STATUSES).optional(),
  /** Trouble: what failed, and what waits for longer than it may. */
  only: z.enum(SETTLEMENT_VIEWS).optional(),
  search,
  cursor,
});
export type ListSettlementsInput = z.output<typeof listSettlementsInput>;

export const settlementRef = z.strictObject({ settlementId: id("settlement") });
export const retrySettlementInput = z.strictObject(versioned("settlementId", "settlement"));

export const placeHoldInput = z.strictObject({ merchantId: id("merchant"), reason });
const holdVersion = versioned("holdId", "settlementHold");
export const proposeReleaseInput = z.strictObject({ ...holdVersion, reason });
export const decideReleaseInput = z.strictObject(holdVersion);
export const listHoldsInput = z.strictObject({
  merchantId: id("merchant").optional(),
  status: z.enum(HOLD_STATUSES).optional(),
  cursor,
});
