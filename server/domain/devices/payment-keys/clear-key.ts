/** Sixteen bytes in hexadecimal, whatever stands between their groups: as long as the shortest key that anybody injects. */
const KEY_DIGITS = 32;

/** Whether a text may be a key itself. Payment keys never exist in clear here: what looks like one is refused unread. */
export function looksLikeKey(text: string): boolean {
  const runs = text.replace(/[\s:._-]/g, "").match(/[0-9a-f]+/gi) ?? [];
  return runs.some((run) => run.length >= KEY_DIGITS);
}
