import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { signInCodes } from "#db/schema/people.ts";
import { codeHashOf, codeRefused, type ToldCode } from "./told-code.ts";

/** Uses up a code that was tried; of two at once one does. Whoever is in needs no other code either: all of the number go. */
export async function useCode(tx: Transaction, { mobileIndex, code }: ToldCode): Promise<void> {
  const codeHash = codeHashOf(mobileIndex, code);
  const used = await tx
    .delete(signInCodes)
    .where(eq(signInCodes.mobileIndex, mobileIndex))
    .returning({ codeHash: signInCodes.codeHash });
  if (!used.some((one) => one.codeHash === codeHash)) throw codeRefused();
}
