import { PART_BYTES } from "#server/domain/documents/limits.ts";

/** An upload that did not get through; `final` when the same file would be refused again. */
export class UploadError extends Error {
  readonly reason: string;
  readonly code: string;
  readonly final: boolean;

  constructor({ reason, code, final }: { reason: string; code: string; final: boolean }) {
    super(`Upload refused: ${reason}`);
    this.reason = reason;
    this.code = code;
    this.final = final;
  }
}

/** The portal and the network, as an upload needs them. */
export interface UploadPort {
  /** Announces the file; returns where its bytes go. */
  open: () => Promise<string>;
  /** How many bytes arrived there; null when nothing is known of it any more. */
  received: (address: string) => Promise<number | null>;
  /** Sends the bytes that follow; returns how many have arrived with them. */
  append: (address: string, part: Part) => Promise<number>;
  /** Comes back after so long, or as soon as there is a network again. */
  rest: (ms: number) => Promise<void>;
}

export interface Part {
  offset: number;
  bytes: Blob;
  onSent: (bytes: number) => void;
}

interface Sending {
  file: Blob;
  port: UploadPort;
  signal?: AbortSignal;
  /** Where an earlier visit began. */
  address?: string | null;
  onAddress?: (address: string) => void;
  onProgress?: (bytes: number) => void;
  /** The network is gone: it goes on by itself. */
  onWaiting?: () => void;
  /** How often in a row nothing may come of it before it is given up; never, by default. */
  patience?: number;
}

const RESTS_MS = [250, 1_000, 2_000, 4_000, 8_000];

/** Sends a file part by part; after every failure it asks how far it came and goes on from there. */
export async function sendResumably(sending: Sending): Promise<void> {
  const { port, signal, patience = Number.POSITIVE_INFINITY } = sending;
  let address = sending.address ?? null;
  let failures = 0;
  const open = async () => {
    address = await port.open();
    sending.onAddress?.(address);
    return address;
  };
  const onArrived = () => {
    failures = 0;
  };
  for (;;) {
    signal?.throwIfAborted();
    try {
      const known = address === null ? null : await port.received(address);
      const to = address === null || known === null ? await open() : address;
      return await sendFrom(sending, { to, offset: known ?? 0, onArrived });
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof UploadError) || error.final || failures >= patience) throw error;
      sending.onWaiting?.();
      await port.rest(RESTS_MS[Math.min(failures, RESTS_MS.length - 1)] ?? 0);
      failures += 1;
    }
  }
}

async function sendFrom(
  { file, port, signal, onProgress }: Sending,
  { to, offset: begin, onArrived }: { to: string; offset: number; onArrived: () => void },
): Promise<void> {
  let offset = begin;
  onProgress?.(offset);
  while (offset < file.size) {
    signal?.throwIfAborted();
    const from = offset;
    const bytes = file.slice(from, from + PART_BYTES);
    offset = await port.append(to, { offset: from, bytes, onSent: (sent) => onProgress?.(from + sent) });
    onArrived();
  }
}
