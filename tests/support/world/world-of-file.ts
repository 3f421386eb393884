import { afterAll, beforeAll } from "vitest";

/** One world for all tests of a file: made before the first, checked and thrown away after the last. */
export function worldOfFile<W extends { close: () => Promise<void> }>(make: () => Promise<W>): () => W {
  let world: W | undefined;
  beforeAll(async () => {
    world = await make();
  });
  afterAll(() => world?.close());
  return () => {
    if (world === undefined) throw new Error("There is a world only while tests run");
    return world;
  };
}
