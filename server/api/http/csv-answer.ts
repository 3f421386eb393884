import { ReadableStream } from "node:stream/web";

/** A file that is handed out piece by piece, for one reader alone; never cached. */
export function csvAnswer(name: string, pieces: AsyncIterable<string>): Response {
  return new Response(ReadableStream.from(encoded(pieces)) as unknown as BodyInit, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
      "cache-control": "private, no-store",
      // Nobody on the way holds the whole of it.
      "x-accel-buffering": "no",
    },
  });
}

const UTF_8 = new TextEncoder();

async function* encoded(pieces: AsyncIterable<string>) {
  for await (const piece of pieces) yield UTF_8.encode(piece);
}
