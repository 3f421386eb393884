/** The six-digit code that a text message tells; empty where it tells none, or where none came. */
export function codeIn(message: string | undefined): string {
  return /\d{6}/.exec(message ?? "")?.[0] ?? "";
}
