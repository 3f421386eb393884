/** Less than this can be guessed by whoever has a season and a few machines. */
const LEAST_BITS = 90;
/** What stands in samples and documents, and is tried first. */
const SAMPLE = /change.?me|example|sample|secret|passw|ruwang|default|123456|qwert|abcdef|test/i;

/** Why a secret can be guessed; null when it cannot. Bits are estimated from how often each character stands in it. */
export function weaknessOf(secret: string): string | null {
  if (SAMPLE.test(secret.replace(/^whsec_/, ""))) return "is a sample: make one at random";
  return bitsOf(secret) < LEAST_BITS ? "can be guessed: make one at random" : null;
}

function bitsOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + count * Math.log2(text.length / count), 0);
}
