import { createHash } from "node:crypto";
import type { operatorCodes } from "#db/schema/operators.ts";
import type { signInCodes } from "#db/schema/people.ts";
import { DomainError } from "#server/domain/errors.ts";

/** Codes for the portal, and codes for terminals: who may look at one kind sees nothing of the other. */
export type CodeTable = typeof signInCodes | typeof operatorCodes;

/** What somebody types: the code, and the index of the number that it was sent to. */
export interface ToldCode {
  /** Where codes of its kind are kept. */
  codes: CodeTable;
  mobileIndex: string;
  code: string;
}

/** What is kept of a code that was sent: it fits one number and what that number's index is for. */
export function codeHashOf(mobileIndex: string, code: string): string {
  return createHash("sha256").update(`${mobileIndex}:${code}`).digest("base64url");
}

export function codeRefused(): DomainError {
  return new DomainError(
    "unauthenticated",
    "code_refused",
    "The code is wrong, used or too old. Ask for a new one and try again.",
  );
}
