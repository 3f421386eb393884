import { z } from "zod";
import { type Quote, quoteView } from "#server/domain/quotes/quote-view.ts";

/** A quote alone, or still in the answer of `fees.quote`. */
const answered = z.object({ result: z.object({ data: quoteView }) });

/** The quote in a pasted text; null when there is none. */
export function readQuote(text: string): Quote | null {
  try {
    const json: unknown = JSON.parse(text);
    const alone = quoteView.safeParse(json);
    return alone.success ? alone.data : answered.parse(json).result.data;
  } catch {
    return null;
  }
}
