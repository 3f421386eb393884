import { type IncomingMessage, request } from "node:http";

const CHUNK = Buffer.alloc(64 * 1024, 7);

interface Sending {
  url: URL;
  method: string;
  headers: Record<string, string>;
}

/**
 * Sends so many bytes of a body that is said to have more, or of one of unsaid length, and then holds still: whoever
 * waits for the rest never answers.
 */
export function sendSlowly({ url, method, headers }: Sending, bytes: number, declared: number | null) {
  return new Promise<{ status: number; body: unknown }>((resolve, reject) => {
    const length =
      declared === null ? { "transfer-encoding": "chunked" } : { "content-length": String(declared) };
    const sending = request(url, { method, headers: { ...headers, ...length } });
    let answered = false;
    sending.on("response", (response) => {
      answered = true;
      const answer = async () => ({ status: response.statusCode ?? 0, body: await readJson(response) });
      answer()
        .finally(() => sending.destroy())
        .then(resolve, reject);
    });
    // A refused body's connection may be closed under it, after the answer.
    sending.on("error", (error) => answered || reject(error));
    const next = (left: number) => {
      if (left > 0 && !answered) sending.write(CHUNK, (error) => error || next(left - CHUNK.length));
    };
    next(bytes);
  });
}

/** Announces so many bytes, sends these, and cuts the connection. */
export function sendCutShort({ url, ...sent }: Sending, announced: number, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const headers = { ...sent.headers, "content-length": String(announced) };
    const sending = request(url, { method: sent.method, headers });
    sending.on("error", () => {});
    sending.on("close", resolve);
    // What is in the socket's hands when it ends goes out before the end does.
    sending.write(bytes, () => setTimeout(() => sending.socket?.end(() => sending.destroy()), 50));
  });
}

async function readJson(response: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}
