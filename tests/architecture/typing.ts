/** What people type must have passed a field of the domain, which refuses what cannot be kept and folds the rest. */
const ANY_TEXT = /(?<!pipe\()\bz\s*\.string\(\)(?!\s*(\.trim\(\)\s*)?\.regex)/;
const HANDLES_KEYS = /\bonKey(Down|Up|Press)\b|["']key(down|up|press)["']/;
const READS_A_KEY = /\.key\b/;
const ASKS_THE_INPUT_METHOD = /\bis(Composing|Typing)\(/;

/** Inputs that take any text, and handlers of keys that do not ask whether an input method has taken the key. */
export function typingViolations(path: string, source: string): string[] {
  const found: string[] = [];
  if (/^server\/domain\/.*\/inputs\.ts$/.test(path) && ANY_TEXT.test(source))
    found.push(`${path}: takes any text; use a field of server/domain/fields`);
  const handles = HANDLES_KEYS.test(source) && READS_A_KEY.test(source);
  if (path.startsWith("components/") && handles && !ASKS_THE_INPUT_METHOD.test(source))
    found.push(`${path}: handles keys while an input method composes (components/browser/composing.ts)`);
  return found;
}
