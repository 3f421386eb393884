/** `value` when it is one of `known`; anything else, such as a hand-typed address, is nothing. */
export function knownValue<Known extends string>(known: readonly Known[], value: string): Known | undefined {
  return known.find((candidate) => candidate === value);
}
