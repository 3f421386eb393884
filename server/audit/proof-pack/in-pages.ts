import {
  ENTRIES_A_FILE,
  type PackEntry,
  type PackFile,
  packFileName,
} from "#server/domain/audit/proof-pack.ts";

/** Rows of any length of history, so many at a time; `load` is given the last one that was seen. */
export async function* inPages<Row>(load: (after: Row | undefined) => Promise<Row[]>): AsyncGenerator<Row> {
  for (let last: Row | undefined; ; ) {
    const rows = await load(last);
    yield* rows;
    if (rows.length < ENTRIES_A_FILE) return;
    last = rows.at(-1);
  }
}

/** Files of one kind, each as soon as it is full; none where there is nothing. */
export async function* numberedFiles(
  kind: string,
  entries: AsyncIterable<PackEntry>,
): AsyncGenerator<PackFile> {
  let number = 0;
  let held: PackEntry[] = [];
  for await (const entry of entries) {
    held.push(entry);
    if (held.length < ENTRIES_A_FILE) continue;
    yield { name: packFileName(kind, ++number), entries: held };
    held = [];
  }
  if (held.length > 0) yield { name: packFileName(kind, ++number), entries: held };
}
