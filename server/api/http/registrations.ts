import { ReadableStream } from "node:stream/web";
import { readExport } from "#server/registrations/read-export.ts";
import { webContext } from "../context.ts";
import { respond } from "./respond.ts";

/** `GET /api/registrations/{exportId}`: the file as CSV, piece by piece, for staff; never cached. */
export function getRegistrations(request: Request, params: Record<string, string>): Promise<Response> {
  return respond(async () => {
    const ctx = await webContext(request.headers);
    const exportId = params.exportId ?? "";
    const pieces = await readExport(ctx, { exportId });
    const body = ReadableStream.from(encoded(pieces));
    return new Response(body as unknown as BodyInit, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="registrations-${exportId}.csv"`,
        "cache-control": "private, no-store",
        // Nobody on the way holds the whole of it.
        "x-accel-buffering": "no",
      },
    });
  });
}

const UTF_8 = new TextEncoder();

async function* encoded(pieces: AsyncIterable<string>) {
  for await (const piece of pieces) yield UTF_8.encode(piece);
}
