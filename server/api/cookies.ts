/** A cookie's value in a `Cookie` header; null where it is absent or nobody can read it. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  for (const pair of (header ?? "").split(";")) {
    const [key, ...value] = pair.trim().split("=");
    if (key !== name) continue;
    try {
      return decodeURIComponent(value.join("="));
    } catch {
      // A mangled one is as good as none.
      return null;
    }
  }
  return null;
}
