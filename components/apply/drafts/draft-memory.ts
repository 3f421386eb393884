import { SealedStore } from "#components/browser/sealed-store.ts";
import type { OpenDraft } from "./draft-outbox.ts";

const drafts = new SealedStore("drafts");

/** Keeps answers that the portal does not have yet; none left, none kept. */
export async function keepDrafts(applicationId: string, open: readonly OpenDraft[]): Promise<void> {
  if (open.length === 0) return drafts.delete(applicationId);
  await drafts.put(applicationId, new TextEncoder().encode(JSON.stringify(open)));
}

/** What an earlier visit to this application could not send. */
export async function keptDrafts(applicationId: string): Promise<OpenDraft[]> {
  const text = await drafts.get(applicationId);
  return text === undefined ? [] : (JSON.parse(new TextDecoder().decode(text)) as OpenDraft[]);
}
