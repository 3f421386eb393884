import { type IncomingMessage, request } from "node:http";

const CHUNK = Buffer.alloc(64 * 1024, 7);

interface Answer {
  status: number;
  body: unknown;
  /** Bytes of the body that the portal had taken when it answered. */
  taken: number;
}

interface Sending {
  url: URL;
  method: string;
  headers: Record<string, string>;
}

/**
 * Sends a body of so many bytes as fast as the portal takes it, with its length declared or in chunks, and stops as
 * soon as it answers.
 */
export function pour({ url, ...sent }: Sending, bytes: number, declared: boolean): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = declared ? { "content-length": String(bytes) } : { "transfer-encoding": "chunked" };
    const sending = request(url, { method: sent.method, headers: { ...sent.headers, ...length } });
    let answered = false;
    let taken = 0;
    sending.on("response", (response) => {
      answered = true;
      const answer = async () => ({
        status: response.statusCode ?? 0,
        body: await readJson(response),
        taken,
      });
      answer().then(resolve, reject);
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

/** Announces so many bytes, sends these, and cuts the connection. */
export function cutShort({ url, ...sent }: Sending, announced: number, bytes: Buffer): Promise<void> {
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
