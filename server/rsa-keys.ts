import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

/** Below this RSA2 is refused by Alipay itself. */
const LEAST_BITS = 2_048;

/** The private key in a setting: PEM, or the bare base64 of PKCS#8 or PKCS#1 that key tools write. Null when it is none. */
export function readRsaPrivateKey(text: string): KeyObject | null {
  const pem = pemIn(text);
  if (pem !== null) return strong(() => createPrivateKey(pem));
  const key = Buffer.from(text, "base64");
  return (
    strong(() => createPrivateKey({ key, format: "der", type: "pkcs8" })) ??
    strong(() => createPrivateKey({ key, format: "der", type: "pkcs1" }))
  );
}

/** The public key in a setting: PEM, or the bare base64 of an SPKI. Null when it is none. */
export function readRsaPublicKey(text: string): KeyObject | null {
  const pem = pemIn(text);
  // Node would read a private key's public half, which is nobody's public key to keep.
  if (pem?.includes("PRIVATE KEY")) return null;
  if (pem !== null) return strong(() => createPublicKey(pem));
  const key = Buffer.from(text, "base64");
  return strong(() => createPublicKey({ key, format: "der", type: "spki" }));
}

/** Whether the public key is the private one's own half. */
export function isPair(privateKey: KeyObject, publicKey: KeyObject): boolean {
  return createPublicKey(privateKey).equals(publicKey);
}

/** A settings file has one line for each setting, so that the breaks of a PEM are written as `\n` there. */
function pemIn(text: string): string | null {
  return text.includes("-----BEGIN") ? text.replaceAll("\\n", "\n") : null;
}

function strong(read: () => KeyObject): KeyObject | null {
  try {
    const key = read();
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return key.asymmetricKeyType === "rsa" && bits >= LEAST_BITS ? key : null;
  } catch {
    // OpenSSL's own words would repeat parts of a key.
    return null;
  }
}
