/** A statement is worth a name when it comes this often through one pool: naming it costs one more message. */
const WORTH_A_NAME = 5;
/** What a pool names at most: each connection keeps what a name stands for. */
const MOST_NAMES = 400;
/** Statements that came less often are counted anew beyond this many: with every length of a list its text is another. */
const MOST_COUNTED = 2_000;
/** The first rows of an order: which index finds them fastest depends on the values, so that no plan of it is kept. */
const FIRST_OF_MANY = /\border by\b.*\blimit\b/s;

/**
 * Names for the statements that come again and again through one pool. PostgreSQL reads a named statement once for each
 * connection, and keeps its plan where that is as good as one made for the values.
 */
export class StatementNames {
  /** Null for what is never named. */
  readonly #names = new Map<string, string | null>();
  readonly #times = new Map<string, number>();

  /** The name of a statement, once it has come often enough and while there is room for it. */
  of(text: string): string | null {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const times = (this.#times.get(text) ?? 0) + 1;
    if (times >= WORTH_A_NAME) return this.#decide(text);
    if (this.#times.size >= MOST_COUNTED) this.#times.clear();
    this.#times.set(text, times);
    return null;
  }

  #decide(text: string): string | null {
    if (this.#names.size >= MOST_NAMES) return null;
    this.#times.delete(text);
    const name = FIRST_OF_MANY.test(text) ? null : `often_${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }
}
