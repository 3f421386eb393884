const YEAR_SECONDS = 31_536_000;

/** Remembers a display preference in this browser; an empty value forgets it. */
export function writePreference(name: string, value: string): void {
  const age = value === "" ? 0 : YEAR_SECONDS;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and Firefox
  document.cookie = `${name}=${value}; path=/; max-age=${age}; samesite=lax`;
}
