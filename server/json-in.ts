/** What a text says as JSON; undefined when it says nothing, which no schema takes for a value. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
