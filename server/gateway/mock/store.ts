import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";

/** Any Stripe object: an id, its kind, and the second it was made. */
export interface StoredObject {
  id: string;
  object: string;
  created: number;
}

export interface ListFilter {
  account: string;
  limit: number;
  startingAfter?: string | undefined;
  endingBefore?: string | undefined;
  /** Top-level string fields that must be equal. */
  equal?: Record<string, string>;
  createdFrom?: number | undefined;
  createdTo?: number | undefined;
}

const TABLES = `
create table if not exists objects (
  seq integer primary key autoincrement, id text not null unique, object text not null,
  account text not null, created integer not null, body text not null) strict;
create index if not exists objects_listing on objects (object, account, seq);
create table if not exists idempotency (
  account text not null, key text not null, fingerprint text not null, state text not null,
  status integer, body text, request_id text, started_at integer not null,
  primary key (account, key)) strict;
create table if not exists deliveries (
  id integer primary key autoincrement, event_id text not null, endpoint_id text not null,
  due_at integer not null, attempts integer not null default 0, finished_at integer, last_status integer) strict;
create index if not exists deliveries_due on deliveries (due_at) where finished_at is null;
create table if not exists recorded (seq integer primary key autoincrement, entry text not null) strict;
create table if not exists controls (name text primary key, value text not null) strict;
`;

/** The mock's whole state in one SQLite file, so that it survives a restart and `kill -9`. */
export class GatewayStore {
  readonly #db: DatabaseSync;

  constructor(path: string) {
    if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
    this.#db = new DatabaseSync(path);
    if (path !== ":memory:") chmodSync(path, 0o600);
    this.#db.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000");
    this.#db.exec(TABLES);
    // A key that was in flight when the process died took no effect: effects and keys commit together.
    this.#db.exec("delete from idempotency where state = 'running'");
  }

  close(): void {
    this.#db.close();
  }

  /** All of `work` or none of it; nested calls join the outer one. */
  transaction<T>(work: () => T): T {
    if (this.#db.isTransaction) return work();
    this.#db.exec("begin immediate");
    try {
      const result = work();
      this.#db.exec("commit");
      return result;
    } catch (error) {
      this.#db.exec("rollback");
      throw error;
    }
  }

  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#db.prepare(sql).run(...values).changes);
  }

  rows<T>(sql: string, ...values: SQLInputValue[]): T[] {
    return this.#db.prepare(sql).all(...values) as T[];
  }

  find<T extends StoredObject>(object: T["object"], account: string, id: string): T | undefined {
    const [row] = this.rows<{ body: string }>(
      "select body from objects where id = ? and object = ? and account = ?",
      id,
      object,
      account,
    );
    return row === undefined ? undefined : (JSON.parse(row.body) as T);
  }

  save<T extends StoredObject>(account: string, value: T): T {
    this.run(
      `insert into objects (id, object, account, created, body) values (?, ?, ?, ?, ?)
       on conflict (id) do update set body = excluded.body`,
      value.id,
      value.object,
      account,
      value.created,
      JSON.stringify(value),
    );
    return value;
  }

  remove(id: string): void {
    this.run("delete from objects where id = ?", id);
  }

  /** Newest first; one row more than `limit` tells whether there are more. */
  list<T extends StoredObject>(object: T["object"], filter: ListFilter): { data: T[]; hasMore: boolean } {
    const conditions = ["object = ?", "account = ?"];
    const values: SQLInputValue[] = [object, filter.account];
    const add = (condition: string, ...more: SQLInputValue[]) => {
      conditions.push(condition);
      values.push(...more);
    };
    if (filter.startingAfter) add("seq < (select seq from objects where id = ?)", filter.startingAfter);
    if (filter.endingBefore) add("seq > (select seq from objects where id = ?)", filter.endingBefore);
    if (filter.createdFrom !== undefined) add("created >= ?", filter.createdFrom);
    if (filter.createdTo !== undefined) add("created <= ?", filter.createdTo);
    for (const [field, value] of Object.entries(filter.equal ?? {})) {
      add("json_extract(body, ?) = ?", `$.${field}`, value);
    }
    const backwards = filter.endingBefore !== undefined;
    const rows = this.rows<{ body: string }>(
      `select body from objects where ${conditions.join(" and ")}
       order by seq ${backwards ? "asc" : "desc"} limit ?`,
      ...values,
      filter.limit + 1,
    );
    const page = rows.slice(0, filter.limit).map((row) => JSON.parse(row.body) as T);
    return { data: backwards ? page.reverse() : page, hasMore: rows.length > filter.limit };
  }

  control<T>(name: string, fallback: T): T {
    const [row] = this.rows<{ value: string }>("select value from controls where name = ?", name);
    return row === undefined ? fallback : (JSON.parse(row.value) as T);
  }

  setControl(name: string, value: unknown): void {
    this.run(
      "insert into controls (name, value) values (?, ?) on conflict (name) do update set value = excluded.value",
      name,
      JSON.stringify(value),
    );
  }

  clearControls(): void {
    this.run("delete from controls");
  }
}
