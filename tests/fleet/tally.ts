/** What the whole fleet did and was answered. */
export class Tally {
  readonly counts = new Map<string, number>();
  readonly tookMs: number[] = [];
  /** Answers that no terminal should ever get; the first ones are told in full. */
  readonly surprises: string[] = [];

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  surprise(what: string): void {
    this.count("surprises");
    if (this.surprises.length < 20) this.surprises.push(what);
  }

  of(what: string): number {
    return this.counts.get(what) ?? 0;
  }

  /** So long the given part of all answers took at most, in ms. */
  percentile(part: number): number {
    const sorted = [...this.tookMs].sort((a, b) => a - b);
    return Math.round(sorted[Math.floor(part * (sorted.length - 1))] ?? 0);
  }
}
