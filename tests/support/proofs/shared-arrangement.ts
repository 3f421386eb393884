export interface SharedArrangement<At> {
  /** For what must leave everything as it was; where it does not, whoever comes next has a new arrangement. */
  leaving: (work: (at: At) => Promise<void>) => Promise<void>;
  /** For what changes something: nobody has this arrangement after it. */
  usingUp: () => Promise<At>;
}

/** One arrangement for several proofs of a verb, made by the first of them: to make it takes longer than to prove. */
export function shareArrangement<At>(arrange: () => Promise<At>): SharedArrangement<At> {
  let kept: { at: At } | undefined;
  const take = async () => {
    const { at } = kept ?? { at: await arrange() };
    kept = undefined;
    return at;
  };
  return {
    usingUp: take,
    leaving: async (work) => {
      const at = await take();
      await work(at);
      kept = { at };
    },
  };
}
