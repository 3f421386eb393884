import type pg from "pg";
import type { Database } from "#db/client.ts";
import type { Context } from "#server/context.ts";

/** The process is dead: nothing after this point has happened in it. */
export class Killed extends Error {}

/** How many more steps the process lives; a statement, a commit or a call of the gateway or the bank is a step, done or not. */
export interface Fuse {
  left: number;
}

/** The same context in a process that is killed when its fuse has burnt down: between any two steps, whatever it does. */
export function mortal(ctx: Context, left: number): Context {
  const fuse: Fuse = { left };
  const [gateway, bank] = [mortalPort(ctx.gateway, fuse), mortalPort(ctx.bank, fuse)];
  return { ...ctx, gateway, bank, db: mortalDatabase(ctx.db, fuse) };
}

function burn(fuse: Fuse): void {
  if (fuse.left <= 0) throw new Killed("killed");
  fuse.left--;
}

type Asked = (...asked: unknown[]) => unknown;

function mortalPort<Port extends object>(port: Port, fuse: Fuse): Port {
  return new Proxy(port, {
    get(target, name) {
      const call = Reflect.get(target, name) as Asked;
      return async (...asked: unknown[]) => {
        burn(fuse);
        const answer = await call.apply(target, asked);
        burn(fuse);
        return answer;
      };
    },
  });
}

function mortalDatabase(db: Database, fuse: Fuse): Database {
  const pool = new Proxy(db.$client, {
    get(target, name) {
      if (name === "connect") return async () => mortalClient(await target.connect(), fuse);
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return new Proxy(db, {
    get: (target, name) => (name === "$client" ? pool : Reflect.get(target, name)),
  });
}

/** What a dead process has not committed, PostgreSQL undoes: a rollback always passes. */
function mortalClient(client: pg.PoolClient, fuse: Fuse): pg.PoolClient {
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name !== "query") return typeof value === "function" ? value.bind(target) : value;
      return async (...asked: unknown[]) => {
        const undoes = /^rollback/i.test(textOf(asked[0]));
        if (!undoes) burn(fuse);
        const answer = await (value as Asked).apply(target, asked);
        if (!undoes) burn(fuse);
        return answer;
      };
    },
  });
}

function textOf(statement: unknown): string {
  return typeof statement === "string" ? statement : String((statement as { text?: string }).text);
}
