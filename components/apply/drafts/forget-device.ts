import { forgetFiles } from "#components/apply/documents/file-memory.ts";
import { forgetSealingKey } from "#components/browser/sealed-store.ts";
import { forgetDrafts } from "./draft-memory.ts";

/** Signing out leaves nothing on the device. */
export async function forgetDevice(): Promise<void> {
  await Promise.all([forgetDrafts(), forgetFiles(), forgetSealingKey()]);
}
