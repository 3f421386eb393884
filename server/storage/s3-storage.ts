import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { DomainError } from "#server/domain/errors.ts";
import type { S3Settings } from "../storage-url.ts";
import { requireDocumentKey } from "./document-key.ts";
import type { DocumentStorage } from "./port.ts";

const TIMEOUT_MS = 15_000;
/** Of answers that say "not now"; every request may be repeated, since a key is written once. */
const RETRIES = 2;

/** Documents in a bucket, by path-style addresses, which every service that speaks S3 knows. */
export function createS3Storage(settings: S3Settings): DocumentStorage {
  const { accessKeyId, secretAccessKey, region } = settings;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: RETRIES });
  const request = async (method: "PUT" | "GET" | "DELETE", key: string, bytes?: Uint8Array) => {
    const path = [settings.bucket, ...settings.prefix.split("/").slice(0, -1), requireDocumentKey(key)];
    const url = `${settings.endpoint}/${path.map(encodeURIComponent).join("/")}`;
    // Signed with the content's digest, so that bytes lost or changed on the way are refused.
    const digest = createHash("sha256")
      .update(bytes ?? "")
      .digest("hex");
    const headers = { "x-amz-content-sha256": digest };
    const body = bytes === undefined ? null : Buffer.from(bytes);
    try {
      return await client.fetch(url, { method, headers, body, signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch (error) {
      throw unavailable(error instanceof Error ? error.name : "unknown");
    }
  };
  return {
    async put(key, bytes) {
      const answer = await request("PUT", key, bytes);
      if (!answer.ok) throw unavailable(answer.status);
    },
    async get(key) {
      const answer = await request("GET", key);
      if (answer.status === 404) return null;
      if (!answer.ok) throw unavailable(answer.status);
      return Buffer.from(await answer.arrayBuffer());
    },
    async delete(key) {
      const answer = await request("DELETE", key);
      if (!answer.ok && answer.status !== 404) throw unavailable(answer.status);
    },
  };
}

function unavailable(answered: number | string): DomainError {
  return new DomainError(
    "unavailable",
    "storage_unavailable",
    "Documents cannot be kept or read just now. Nothing was changed; try again in a minute.",
    { answered },
  );
}
