import { z } from "zod";
import { MAX_AMOUNT_FEN } from "#server/domain/money/fen.ts";

export const amountFen = z.int().min(1).max(MAX_AMOUNT_FEN);
/** Rates up to 50 %: `MAX_AMOUNT_FEN * 500_000` is below 2^53. */
export const ratePpm = z.int().min(0).max(500_000);
/** An instant that somebody sends, in any zone that it names. */
export const instant = z.iso.datetime({ offset: true });
/** An instant that the portal tells: UTC. */
export const utcInstant = z.iso.datetime();
/** Fen and ppm that the portal tells: computed and already checked. */
export const fen = z.int();
export const ppm = z.int();
export const calendarDate = z.iso.date();
