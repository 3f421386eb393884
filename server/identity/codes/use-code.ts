import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { codeHashOf, codeRefused, type ToldCode } from "./told-code.ts";

/** Uses up a code that was tried; of two at once one does. Whoever is in needs no other code either: all of the number go. */
export async function useCode(tx: Transaction, { codes, mobileIndex, code }: ToldCode): Promise<void> {
  const codeHash = codeHashOf(mobileIndex, code);
  const used = await tx
    .delete(codes)
    .where(eq(codes.mobileIndex, mobileIndex))
    .returning({ codeHash: codes.codeHash });
  if (!used.some((one) => one.codeHash === codeHash)) throw codeRefused();
}
