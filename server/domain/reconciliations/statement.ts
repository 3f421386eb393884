import { z } from "zod";
import type { Fen } from "../money/fen.ts";
import type { Movement } from "./classify.ts";

/** One line of the gateway's statement of a day. */
export interface StatementLine {
  /** The gateway's own id of the line. */
  id: string;
  movement: Movement;
  at: Date;
  /** What moved, never negative: to the shop by a payment, to the payer by a refund. */
  amountFen: Fen;
  intentId: string | null;
  /** Our payment's id, or our refund's, where the gateway was told one. */
  ourId: string | null;
}

/** The days that statements are made of: until yesterday, and as long ago as they are kept. */
export const STATEMENTS_KEPT_DAYS = 400;

/** Hours after midnight from which on a day's statement is whole. */
export const STATEMENT_READY_HOURS = 2;

/** An amount in yuan with two decimals, as statements write it: `-12.30` is 1,230 fen that went out. */
export const yuanText = z
  .string()
  .regex(/^-?\d{1,13}\.\d{2}$/)
  .transform((text): Fen => Number(text.replace(".", "")));
