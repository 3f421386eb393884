import { z } from "zod";
import { MAX_AMOUNT_FEN } from "#server/domain/money/fen.ts";

export const amountFen = z.int().min(1).max(MAX_AMOUNT_FEN);
/** Rates up to 50 %: `MAX_AMOUNT_FEN * 500_000` is below 2^53. */
export const ratePpm = z.int().min(0).max(500_000);
/** An instant that somebody sends, in any zone that it names; within the years that clocks show and every database writes. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => Date.parse(text) >= 0 && Date.parse(text) < END_OF_TIME, "instant_range");
const END_OF_TIME = Date.UTC(9999, 11, 31);
/** An instant that the portal tells: UTC. */
export const utcInstant = z.iso.datetime();
/** Fen and ppm that the portal tells: computed and already checked. */
export const fen = z.int();
export const ppm = z.int();
export const calendarDate = z.iso.date().refine((day) => day >= "1970", "instant_range");
