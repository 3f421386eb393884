import { readFileSync } from "node:fs";

export type Locale = "zh-CN" | "en";
type Tree = { [key: string]: string | Tree };

/** Looks words up in the portal's own message files, so that a test reads the page as its reader does. */
export function wordingOf(
  locale: Locale,
): (area: string, key: string, values?: Record<string, string>) => string {
  return (area, key, values = {}) => {
    const file = new URL(`../../../app/messages/${locale}/${area}.json`, import.meta.url);
    let found: string | Tree | undefined = JSON.parse(readFileSync(file, "utf8")) as Tree;
    for (const part of key.split(".")) found = typeof found === "object" ? found[part] : undefined;
    if (typeof found !== "string") throw new Error(`No message ${area}:${key} in ${locale}`);
    return found.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  };
}

export type Wording = ReturnType<typeof wordingOf>;
