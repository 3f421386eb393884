import { createSign, createVerify, generateKeyPairSync, type KeyObject } from "node:crypto";

/** Made anew in each run: no key of a test lies in the repository. */
export interface AlipayKeys {
  /** The application's own: the portal signs with it, Alipay checks. */
  application: { privateKey: KeyObject; publicKey: KeyObject };
  alipay: { privateKey: KeyObject; publicKey: KeyObject };
}

export function makeAlipayKeys(): AlipayKeys {
  const pair = () => generateKeyPairSync("rsa", { modulusLength: 2_048 });
  return { application: pair(), alipay: pair() };
}

/** What RSA2 signs of named values: all but the signature, in the order of their names. */
export function signedText(
  fields: Readonly<Record<string, string>>,
  left: readonly string[] = ["sign"],
): string {
  return Object.keys(fields)
    .filter((name) => !left.includes(name) && fields[name] !== "")
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join("&");
}

export const signRsa2 = (text: string, key: KeyObject): string =>
  createSign("RSA-SHA256").update(text, "utf8").sign(key, "base64");

export const isRsa2 = (text: string, key: KeyObject, signature: string): boolean =>
  createVerify("RSA-SHA256").update(text, "utf8").verify(key, signature, "base64");
