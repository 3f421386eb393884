import { Readable } from "node:stream";
import Papa from "papaparse";

/** The records of a CSV file by the names of its first line, as the file arrives. */
export async function* csvRecords(body: ReadableStream<Uint8Array>): AsyncIterable<Record<string, string>> {
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { header: true, skipEmptyLines: true });
  const source = Readable.from(body as AsyncIterable<Uint8Array>);
  source.once("error", (error) => parser.destroy(error));
  source.pipe(parser);
  for await (const record of parser) yield record as Record<string, string>;
}
