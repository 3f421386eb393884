/** Counts sockets by the address at their other end, so that nobody takes all of them. */
export class SocketsPerAddress {
  readonly #open = new Map<string, number>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Counts one more, and gives what is to be called once when it counts no more; null when there are too many. */
  enter(address: string): (() => void) | null {
    const count = this.#open.get(address) ?? 0;
    if (count >= this.#limit) return null;
    this.#open.set(address, count + 1);
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      const left = (this.#open.get(address) ?? 1) - 1;
      if (left > 0) this.#open.set(address, left);
      else this.#open.delete(address);
    };
  }
}
