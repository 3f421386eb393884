import { createHash, createHmac } from "node:crypto";
import { sameSecret } from "#server/same-secret.ts";

/** A salt for one parcel under one number: whoever learns it can speak of no other. */
export function saltOf(secret: string, parcel: { shipmentId: string; trackingNumber: string }): string {
  return createHmac("sha256", secret)
    .update(`${parcel.shipmentId}\0${parcel.trackingNumber}`)
    .digest("hex")
    .slice(0, 40);
}

/** The tracker's signature of a call: MD5 over what it says and the salt, in capitals, as its interface has it. */
export function signatureOf(param: string, salt: string): string {
  return createHash("md5").update(`${param}${salt}`).digest("hex").toUpperCase();
}

export function isSignedBy(salt: string, { param, sign }: { param: string; sign: string }): boolean {
  return sameSecret(sign.toUpperCase(), signatureOf(param, salt));
}
