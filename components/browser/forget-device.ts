import { forgetFiles } from "#components/apply/documents/file-memory.ts";
import { forgetDrafts } from "#components/apply/drafts/draft-memory.ts";
import { forgetSealingKey } from "#components/browser/sealed-store.ts";

/** Signing out leaves nothing on the device. */
export async function forgetDevice(): Promise<void> {
  await Promise.all([forgetDrafts(), forgetFiles(), forgetSealingKey()]);
}
