/** Where documents are kept: a folder, or a bucket of anything that speaks S3. */
export type StorageSettings = { kind: "disk"; folder: string } | ({ kind: "s3" } & S3Settings);

export interface S3Settings {
  /** Origin of the service, without the bucket. */
  endpoint: string;
  bucket: string;
  /** Stands before every key; empty or ending in a slash. */
  prefix: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/**
 * Reads `STORAGE_URL`: a folder's path, or `s3://KEY:SECRET@host/bucket/prefix?region=…`, with `s3+http://` for a
 * service without TLS. Null when it is neither.
 */
export function parseStorageUrl(text: string): StorageSettings | null {
  if (!text.includes("://")) return { kind: "disk", folder: text };
  const url = URL.parse(text);
  if (url === null) return null;
  const [bucket = "", ...folders] = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
  const whole = url.hostname !== "" && url.username !== "" && url.password !== "" && bucket !== "";
  if (!whole || (url.protocol !== "s3:" && url.protocol !== "s3+http:")) return null;
  return {
    kind: "s3",
    endpoint: `${url.protocol === "s3:" ? "https" : "http"}://${url.host}`,
    bucket,
    prefix: folders.map((folder) => `${folder}/`).join(""),
    region: url.searchParams.get("region") ?? "us-east-1",
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  };
}
