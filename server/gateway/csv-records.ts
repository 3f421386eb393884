import { Readable } from "node:stream";
import Papa from "papaparse";

/** What a file of a gateway's own kind asks of its reader. */
interface Peculiarities {
  /** What lines that are no records begin with. */
  comments?: string;
  /** Whether names and values are padded. */
  padded?: boolean;
}

/** The records of a CSV file by the names of its first line, as the file arrives. */
export async function* csvRecords(
  body: AsyncIterable<Uint8Array | string>,
  { comments = "", padded = false }: Peculiarities = {},
): AsyncIterable<Record<string, string>> {
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, {
    header: true,
    skipEmptyLines: true,
    ...(comments !== "" && { comments }),
    ...(padded && {
      transformHeader: (name: string) => name.trim(),
      transform: (value: string) => value.trim(),
    }),
  });
  const source = Readable.from(body);
  source.once("error", (error) => parser.destroy(error));
  source.pipe(parser);
  for await (const record of parser) yield record as Record<string, string>;
}
