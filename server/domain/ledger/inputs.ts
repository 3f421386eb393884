import { z } from "zod";
import { id } from "#server/domain/fields/ids.ts";
import { instant } from "#server/domain/fields/numbers.ts";

export const getTakingsInput = z.strictObject({
  merchantId: id("merchant"),
  days: z.int().min(1).max(92).default(30),
});

/** The two times of every entry: when it took effect, and when the ledger was told. */
export const LEDGER_TIMES = ["effective", "recorded"] as const;

const moment = { at: instant.optional(), by: z.enum(LEDGER_TIMES).default("effective") };

/** A merchant's balance, now or at an instant that has passed. */
export const getBalancesInput = z.strictObject({ merchantId: id("merchant"), ...moment });

export const getIncomeInput = z.strictObject({ days: z.int().min(1).max(92).default(14) });

export const getTrialBalanceInput = z.strictObject(moment);
