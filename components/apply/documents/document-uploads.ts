import type { DocumentSlot } from "#server/domain/documents/slots.ts";
import { forgetFile, keepAddress, keepFile, keptFile } from "./file-memory.ts";
import { sendResumably, UploadError } from "./send-resumably.ts";
import { giveUp, tusPort } from "./tus-port.ts";

/** Which document of which application. */
export interface Place {
  applicationId: string;
  slot: DocumentSlot;
}

export type UploadState =
  | { kind: "sending" | "waiting"; percent: number }
  | { kind: "refused"; reason: string; code: string };

interface Running {
  cancel: AbortController;
  address: string | null;
}

const nameOf = ({ applicationId, slot }: Place) => `${applicationId}/${slot}`;

/**
 * Uploads of this page, which go on whatever screen is shown, and after a reload as long as this browser keeps the
 * file. One file a place is on its way at a time.
 */
export class DocumentUploads {
  readonly #states = new Map<string, UploadState>();
  readonly #running = new Map<string, Running>();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  state(place: Place): UploadState | null {
    return this.#states.get(nameOf(place)) ?? null;
  }

  async send(place: Place, file: File, onUploaded: () => Promise<unknown>): Promise<void> {
    this.#set(place, { kind: "sending", percent: 0 });
    // A browser that cannot keep it sends it all the same.
    await keepFile(nameOf(place), file).catch(() => {});
    await this.#run(place, { file, address: null, onUploaded });
  }

  /** Goes on with what an earlier visit could not finish. */
  async resume(place: Place, onUploaded: () => Promise<unknown>): Promise<void> {
    if (this.#running.has(nameOf(place))) return;
    const kept = await keptFile(nameOf(place)).catch(() => null);
    if (kept !== null && this.state(place) === null) await this.#run(place, { ...kept, onUploaded });
  }

  cancel(place: Place): void {
    this.#running.get(nameOf(place))?.cancel.abort();
  }

  async #run(
    place: Place,
    what: { file: File; address: string | null; onUploaded: () => Promise<unknown> },
  ): Promise<void> {
    const name = nameOf(place);
    if (this.#running.has(name)) return;
    const { file, onUploaded } = what;
    const running: Running = { cancel: new AbortController(), address: what.address };
    const { signal } = running.cancel;
    this.#running.set(name, running);
    let percent = 0;
    const show = (kind: "sending" | "waiting") => this.#set(place, { kind, percent });
    show("sending");
    try {
      await sendResumably({
        file,
        port: tusPort({ ...place, file, signal }),
        signal,
        address: what.address,
        onAddress: (address) => {
          running.address = address;
          void keepAddress(name, address).catch(() => {});
        },
        onProgress: (bytes) => {
          // Sent is not arrived: the last percent is the portal's to give.
          percent = Math.min(99, Math.floor((bytes / file.size) * 100));
          show("sending");
        },
        onWaiting: () => show("waiting"),
      });
      await onUploaded().catch(() => {});
      this.#set(place, null);
    } catch (error) {
      this.#set(place, refusalOf(error, signal));
      if (signal.aborted && running.address !== null) void giveUp(running.address);
    } finally {
      this.#running.delete(name);
      await forgetFile(name).catch(() => {});
    }
  }

  #set(place: Place, state: UploadState | null): void {
    if (state === null) this.#states.delete(nameOf(place));
    else this.#states.set(nameOf(place), state);
    for (const listener of this.#listeners) listener();
  }
}

function refusalOf(error: unknown, signal: AbortSignal): UploadState | null {
  if (signal.aborted) return null;
  if (error instanceof UploadError) return { kind: "refused", reason: error.reason, code: error.code };
  return { kind: "refused", reason: "network", code: "unavailable" };
}

/** This page's; every screen sees the same. */
export const documentUploads = new DocumentUploads();
