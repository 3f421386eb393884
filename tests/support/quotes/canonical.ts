/** RFC 8785 for plain data of integers and plain strings, written apart from the portal's own. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  const members = new Map(Object.entries(value));
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(members.get(key))}`).join(",")}}`;
}
