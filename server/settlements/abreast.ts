/** Merchants that are worked on at a time: they wait for nobody but themselves, and other work needs connections too. */
const ABREAST = 4;

/** Works on every item, several at a time, until all are done or one has failed; then nothing is under way any more. */
export async function abreast<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const rest = [...items].reverse();
  const results: Result[] = [];
  const one = async () => {
    for (let item = rest.pop(); item !== undefined; item = rest.pop()) results.push(await work(item));
  };
  const ends = await Promise.allSettled(Array.from({ length: ABREAST }, one));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return results;
}
