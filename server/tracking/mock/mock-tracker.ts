import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

export interface Subscription {
  number: string;
  company: string;
  callback: string;
  salt: string;
}

/** A line of a parcel's way; `code` is the tracker's. */
export interface Line {
  time: string;
  code: string;
  context: string;
}

export interface Push {
  id: number;
  number: string;
  param: string;
  attempts: number;
}

const TABLES = `
create table if not exists subscriptions (number text primary key, company text not null, callback text not null, salt text not null) strict;
create table if not exists lines (seq integer primary key autoincrement, number text not null, time text not null, code text not null, context text not null) strict;
create table if not exists pushes (id integer primary key autoincrement, number text not null, param text not null, due_at integer not null, attempts integer not null default 0) strict;
`;

/** The mock's whole state in one SQLite file, so that it survives a restart and `kill -9`. */
export class MockTracker {
  readonly #db: DatabaseSync;
  /** Called when there is something to push. */
  wake = () => {};

  constructor(path: string) {
    if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
    this.#db = new DatabaseSync(path);
    if (path !== ":memory:") chmodSync(path, 0o600);
    this.#db.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000");
    this.#db.exec(TABLES);
  }

  close(): void {
    this.#db.close();
  }

  /** Whether it is a new one; the same again changes nothing. */
  subscribe({ number, company, callback, salt }: Subscription): boolean {
    const made = this.#db
      .prepare(
        `insert into subscriptions (number, company, callback, salt) values (?, ?, ?, ?)
         on conflict (number) do update set company = excluded.company, callback = excluded.callback, salt = excluded.salt
         where salt <> excluded.salt`,
      )
      .run(number, company, callback, salt);
    return Number(made.changes) === 1;
  }

  subscription(number: string): Subscription | undefined {
    const [row] = this.#db.prepare("select * from subscriptions where number = ?").all(number);
    return row as unknown as Subscription | undefined;
  }

  /** The newest first. */
  subscriptions(): Subscription[] {
    const rows = this.#db.prepare("select * from subscriptions order by rowid desc limit 200").all();
    return rows as unknown as Subscription[];
  }

  add(number: string, { time, code, context }: Line): void {
    this.#db
      .prepare("insert into lines (number, time, code, context) values (?, ?, ?, ?)")
      .run(number, time, code, context);
  }

  /** A parcel's way, the newest line first, as the tracker tells it. */
  way(number: string): Line[] {
    const rows = this.#db
      .prepare("select time, code, context from lines where number = ? order by time desc, seq desc")
      .all(number);
    return rows as unknown as Line[];
  }

  /** Plans a call to whoever subscribed, `times` over. */
  plan(number: string, param: string, times = 1): void {
    const insert = this.#db.prepare("insert into pushes (number, param, due_at) values (?, ?, ?)");
    for (let n = 0; n < times; n++) insert.run(number, param, Date.now());
    this.wake();
  }

  due(): Push[] {
    const rows = this.#db
      .prepare("select id, number, param, attempts from pushes where due_at <= ? order by id limit 20")
      .all(Date.now());
    return rows as unknown as Push[];
  }

  done(id: number): void {
    this.#db.prepare("delete from pushes where id = ?").run(id);
  }

  again({ id, attempts }: Push, dueAt: number): void {
    this.#db.prepare("update pushes set attempts = ?, due_at = ? where id = ?").run(attempts + 1, dueAt, id);
  }
}
