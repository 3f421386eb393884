/**
 * Canonical JSON (RFC 8785) of plain data: keys sorted by UTF-16 code units, ECMAScript numbers and strings, no
 * white space. Members that are `undefined` do not exist, as in JSON itself.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError("JSON has no such number");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object") return `{${membersOf(value as Record<string, unknown>)}}`;
  throw new TypeError(`JSON has no ${typeof value}`);
}

function membersOf(value: Readonly<Record<string, unknown>>): string {
  let text = "";
  // Without a comparison of ours, `sort` goes by UTF-16 code units.
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member === undefined) continue;
    if (text !== "") text += ",";
    text += `${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return text;
}
