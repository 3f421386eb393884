import { SealedStore } from "#components/browser/sealed-store.ts";

/** A file on its way, and where the portal takes it in, once that is known. */
export interface KeptFile {
  file: File;
  address: string | null;
}

const files = new SealedStore("files");
const addressOf = (place: string) => `${place}/address`;

/** Keeps a file until it is with the portal, so that its upload outlives this page. */
export async function keepFile(place: string, file: File): Promise<void> {
  await files.delete(addressOf(place));
  // A line of facts, then the bytes.
  const facts = `${JSON.stringify({ name: file.name, type: file.type })}\n`;
  await files.put(place, await new Blob([facts, file]).arrayBuffer());
}

export function keepAddress(place: string, address: string): Promise<void> {
  return files.put(addressOf(place), new TextEncoder().encode(address));
}

/** The file that an earlier visit chose for this place and could not send. */
export async function keptFile(place: string): Promise<KeptFile | null> {
  const kept = await files.get(place);
  if (kept === undefined) return null;
  const bytes = new Uint8Array(kept);
  const end = bytes.indexOf(10);
  const { name, type } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as Record<
    "name" | "type",
    string
  >;
  const address = await files.get(addressOf(place));
  return {
    file: new File([bytes.subarray(end + 1)], name, { type }),
    address: address === undefined ? null : new TextDecoder().decode(address),
  };
}

export async function forgetFile(place: string): Promise<void> {
  await Promise.all([files.delete(place), files.delete(addressOf(place))]);
}
