/**
 * A request's body up to `limit` bytes; null as soon as it is longer, whatever its headers claim, and without reading
 * any of it when they say so themselves.
 */
export async function readBody(request: Request, limit: number): Promise<Buffer | null> {
  const { bytes, cut } = await arriving(request, limit);
  if (cut !== undefined) throw cut;
  return bytes;
}

/** The same, but what arrived before the connection was cut counts: its sender will ask how much that was. */
export async function readArrived(request: Request, limit: number): Promise<Buffer | null> {
  return (await arriving(request, limit)).bytes;
}

async function arriving(request: Request, limit: number): Promise<{ bytes: Buffer | null; cut?: unknown }> {
  if (Number(request.headers.get("content-length")) > limit) return { bytes: null };
  if (request.body === null) return { bytes: Buffer.alloc(0) };
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > limit) return { bytes: null };
      chunks.push(chunk);
    }
  } catch (cut) {
    return { bytes: Buffer.concat(chunks), cut };
  }
  return { bytes: Buffer.concat(chunks) };
}
