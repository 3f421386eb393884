/** Where documents lie, sealed before they arrive here; keys are random and say nothing. */
export interface DocumentStorage {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when nothing lies under the key. */
  get(key: string): Promise<Buffer | null>;
  delete(key: string): Promise<void>;
}
