import { expect } from "vitest";
import type { ErrorCode } from "#server/domain/errors.ts";

/** Expects a refusal of this code and reason, and nothing else. */
export async function expectRefusal(work: Promise<unknown>, code: ErrorCode, reason: string): Promise<void> {
  await expect(work).rejects.toMatchObject({ name: "DomainError", code, reason });
}
