import type { Journal } from "./journal.ts";

/** The longest that anything of the portal may take: twenty seconds for a gateway that is silent, and a little. */
const LIMIT_MS = 25_000;
/** While a part comes back: no connection, or word to try again. */
const TRY_AGAIN = new Set([502, 503, 504]);
/** How long somebody waits who was not answered. */
const BREATH_MS = 150;

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a foreign client reads untyped JSON and its checks say what matters.
  body: any;
}

/**
 * Asks once: the answer, or undefined when it was lost, or when the portal said to try again. A 500, or an answer later
 * than any may be, is a fault whatever was killed.
 */
export async function ask<T extends Answer>(
  journal: Journal,
  name: string,
  question: () => Promise<T>,
): Promise<T | undefined> {
  journal.asked += 1;
  const startedAt = performance.now();
  const hung = Symbol();
  let alarm: NodeJS.Timeout | undefined;
  const late = new Promise<typeof hung>((resolve) => {
    alarm = setTimeout(() => resolve(hung), LIMIT_MS);
  });
  try {
    const answer = await Promise.race([question(), late]);
    if (answer === hung) {
      journal.faults.push(`${name} was not answered within ${LIMIT_MS} ms`);
      return undefined;
    }
    if (answer.status === 500) journal.faults.push(`${name} was answered 500: ${textOf(answer.body)}`);
    if (answer.status !== 500 && !TRY_AGAIN.has(answer.status)) return answer;
  } catch {
    // The connection broke: whether it was done is not known.
  } finally {
    clearTimeout(alarm);
    journal.longestMs = Math.max(journal.longestMs, performance.now() - startedAt);
  }
  journal.interrupted += 1;
  await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
  return undefined;
}

/** A refusal that no killed part explains. */
export function refuse(journal: Journal, name: string, { status, body }: Answer): void {
  journal.faults.push(`${name} was refused ${status}: ${textOf(body)}`);
}

const textOf = (body: unknown) => (typeof body === "string" ? body : JSON.stringify(body)).slice(0, 300);
