import { z } from "zod";
import { MAX_AMOUNT_FEN } from "#server/domain/money/fen.ts";

export const amountFen = z.int().min(1).max(MAX_AMOUNT_FEN);
/** Rates up to 50 %: `MAX_AMOUNT_FEN * 500_000` is below 2^53. */
export const ratePpm = z.int().min(0).max(500_000);
export const instant = z.iso.datetime({ offset: true });
export const calendarDate = z.iso.date();
