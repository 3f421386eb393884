import { type IncomingMessage, request } from "node:http";

const CHUNK = Buffer.alloc(64 * 1024, 7);

export interface Poured {
  status: number;
  body: unknown;
  /** Bytes of the body that the portal had taken when it answered. */
  taken: number;
}

interface Pouring {
  url: URL;
  method: string;
  headers: Record<string, string>;
  bytes: number;
  /** Whether the length is said beforehand; the body comes in chunks otherwise. */
  declared: boolean;
}

/** Sends a body of so many bytes as fast as the portal takes it, and stops as soon as it answers. */
export function pour({ url, method, headers, bytes, declared }: Pouring): Promise<Poured> {
  return new Promise((resolve, reject) => {
    const length = declared ? { "content-length": String(bytes) } : { "transfer-encoding": "chunked" };
    const sending = request(url, { method, headers: { ...headers, ...length } });
    let answered = false;
    let taken = 0;
    sending.on("response", (response) => {
      answered = true;
      readJson(response).then((body) => resolve({ status: response.statusCode ?? 0, body, taken }), reject);
      response.on("close", () => sending.destroy());
    });
    // A refused body's connection may be closed under it, after the answer.
    sending.on("error", (error) => answered || reject(error));
    const next = () => {
      if (answered || sending.destroyed) return;
      if (taken >= bytes) return void sending.end();
      sending.write(CHUNK, (error) => {
        if (error) return;
        taken += CHUNK.length;
        next();
      });
    };
    sending.flushHeaders();
    next();
  });
}

async function readJson(response: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}
