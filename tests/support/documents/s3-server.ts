import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export const S3_KEY = "AKIATESTTESTTEST";
/** Holds characters that an address must escape. */
export const S3_SECRET = "a/secret+of the test=";
const REGION = "cn-test-1";

export interface S3Server {
  /** As `STORAGE_URL` has it; other credentials on demand. */
  url: (secret?: string) => string;
  /** Paths of what is kept. */
  paths: () => string[];
  /** Answers 503 to so many requests. */
  failNext: (count: number) => void;
  stop: () => Promise<void>;
}

/** What the tests need of an S3 service: objects in memory, every request's signature (version 4) worked out anew. */
export async function startS3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  let failing = 0;
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const answer = (status: number, content?: Buffer) => response.writeHead(status).end(content);
    if (failing > 0) {
      failing -= 1;
      return answer(503);
    }
    if (!isSigned(request, body)) return answer(403);
    const path = request.url ?? "";
    const found = objects.get(path);
    if (request.method === "PUT") objects.set(path, body);
    if (request.method === "DELETE") objects.delete(path);
    if (request.method === "GET") return found === undefined ? answer(404) : answer(200, found);
    return answer(request.method === "PUT" ? 200 : 204);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (secret = S3_SECRET) =>
      `s3+http://${S3_KEY}:${encodeURIComponent(secret)}@127.0.0.1:${port}/documents/ruwang?region=${REGION}`,
    paths: () => [...objects.keys()],
    failNext: (count) => {
      failing = count;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const sha256 = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");
const hmac = (key: string | Buffer, content: string) => createHmac("sha256", key).update(content).digest();

function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const header = (name: string) => String(request.headers[name] ?? "").trim();
  const [, scope = "", names = "", signature = ""] =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      header("authorization"),
    ) ?? [];
  const [date = "", region = "", service = "", end = ""] = scope.split("/");
  const canonical = [
    request.method,
    request.url,
    "",
    ...names.split(";").map((name) => `${name}:${header(name)}`),
    "",
    names,
    header("x-amz-content-sha256"),
  ].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", header("x-amz-date"), scope, sha256(canonical)].join("\n");
  const key = hmac(hmac(hmac(hmac(`AWS4${S3_SECRET}`, date), region), service), end);
  return (
    hmac(key, toSign).toString("hex") === signature &&
    header("x-amz-content-sha256") === sha256(body) &&
    region === REGION
  );
}
