interface Bounds {
  /** How much may wait in one lane, and altogether; by the weight of each message. */
  lane: number;
  total: number;
}

/** How much is taken at once: lanes, messages of each, and their weight altogether, where that matters. */
interface Load {
  lanes: number;
  each: number;
  weight?: number;
}

interface Lane<M> {
  waiting: M[];
  weight: number;
  /** Its first messages are under way: the next ones wait for them. */
  busy: boolean;
}

/**
 * Messages that wait, a lane for each terminal: each lane keeps its order, lanes are served in turn, and a lane that is
 * full or held up is no other's trouble.
 */
export class Lanes<M> {
  readonly #lanes = new Map<string, Lane<M>>();
  /** Lanes that could be served now, in turn. */
  readonly #ready = new Set<string>();
  readonly #bounds: Bounds;
  readonly #weigh: (message: M) => number;
  #weight = 0;

  constructor(bounds: Bounds, weigh: (message: M) => number = () => 1) {
    this.#bounds = bounds;
    this.#weigh = weigh;
  }

  /** Whether there was room for it. */
  add(name: string, message: M): boolean {
    const lane = this.#lanes.get(name) ?? { waiting: [], weight: 0, busy: false };
    const weight = this.#weigh(message);
    if (lane.weight + weight > this.#bounds.lane || this.#weight + weight > this.#bounds.total) return false;
    this.#lanes.set(name, lane);
    lane.waiting.push(message);
    this.#count(lane, weight);
    if (!lane.busy) this.#ready.add(name);
    return true;
  }

  /** The first messages of as many free lanes as fit, at least one; each of these lanes is busy until it is freed. */
  take({ lanes, each, weight = Number.POSITIVE_INFINITY }: Load): Map<string, M[]> {
    const taken = new Map<string, M[]>();
    let left = weight;
    for (const name of this.#ready) {
      if (taken.size >= lanes || left <= 0) break;
      this.#ready.delete(name);
      const lane = this.#lanes.get(name);
      if (lane === undefined) continue;
      lane.busy = true;
      const first = lane.waiting.splice(0, each);
      const weighs = this.#sum(first);
      this.#count(lane, -weighs);
      left -= weighs;
      taken.set(name, first);
    }
    return taken;
  }

  /** Lets a lane be served again, beginning with those of its messages that are to be tried once more. */
  free(name: string, again: M[] = []): void {
    const lane = this.#lanes.get(name);
    if (lane === undefined) return;
    lane.busy = false;
    lane.waiting.unshift(...again);
    this.#count(lane, this.#sum(again));
    if (lane.waiting.length > 0) this.#ready.add(name);
    else this.#lanes.delete(name);
  }

  /** Everything that waits and is not under way, which then waits no more. */
  clear(): M[] {
    return [...this.#lanes].flatMap(([name, lane]) => {
      const { waiting } = lane;
      this.#count(lane, -lane.weight);
      lane.waiting = [];
      this.#ready.delete(name);
      if (!lane.busy) this.#lanes.delete(name);
      return waiting;
    });
  }

  #count(lane: Lane<M>, weight: number): void {
    lane.weight += weight;
    this.#weight += weight;
  }

  #sum(messages: readonly M[]): number {
    return messages.reduce((sum, message) => sum + this.#weigh(message), 0);
  }
}
