interface Limits {
  /** How many have their turn at the same time. */
  atOnce: number;
  /** How many may wait, altogether and of one sender. */
  waiting: number;
  waitingOfOne: number;
}

/**
 * Turns at something costly. Whoever sends much waits behind whoever sends little: a free turn goes to the senders one
 * after the other, not to the messages, and no one sender can fill the waiting room.
 */
export class FairTurns {
  readonly #limits: Limits;
  /** Who waits, by sender; the sender whose turn is next comes first. */
  readonly #waiting = new Map<string, (() => void)[]>();
  #atWork = 0;
  #waits = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Runs `work` when the sender's turn has come; null at once when there is no room to wait in. */
  async run<T>(sender: string, work: () => Promise<T>): Promise<T | null> {
    if (!(await this.#turn(sender))) return null;
    try {
      return await work();
    } finally {
      this.#pass();
    }
  }

  async #turn(sender: string): Promise<boolean> {
    if (this.#atWork < this.#limits.atOnce) {
      this.#atWork += 1;
      return true;
    }
    const own = this.#waiting.get(sender) ?? [];
    if (this.#waits >= this.#limits.waiting || own.length >= this.#limits.waitingOfOne) return false;
    this.#waits += 1;
    this.#waiting.set(sender, own);
    await new Promise<void>((resolve) => own.push(resolve));
    return true;
  }

  /** Handed on to the next sender rather than given back, so that nobody who comes later is faster. */
  #pass(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#atWork -= 1;
      return;
    }
    const [sender, [go, ...rest]] = next;
    this.#waiting.delete(sender);
    // Behind all others that wait: the next turn is theirs.
    if (rest.length > 0) this.#waiting.set(sender, rest);
    this.#waits -= 1;
    go?.();
  }
}
