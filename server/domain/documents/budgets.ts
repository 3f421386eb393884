const MEBIBYTE = 1024 * 1024;

/** What looking at one file may cost, whatever its sender put into it. Beyond it the file is refused by name. */
export const EXAMINATION = {
  /** Enough for the cameras of 64 megapixels that phones have, with room. */
  maxPixels: 80_000_000,
  /** Sum over all compressed streams of a PDF that hold its objects; pages' own streams are not opened. */
  maxInflatedBytes: 24 * MEBIBYTE,
  maxObjects: 400_000,
  /** Processor time: a file is not to blame for what else the machine has to do. */
  maxCpuMs: 5_000,
  /** However long it takes on a busy machine; beyond it the sender is asked to come again. */
  maxWaitMs: 30_000,
  maxMemoryMb: 256,
} as const;

/** How many files are looked at in one process at the same time, and how many may wait for it, of one sender too. */
export const EXAMINERS = { atOnce: 2, waiting: 32, waitingOfOne: 6 } as const;
