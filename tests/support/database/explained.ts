import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { CASING, type Database } from "#db/client.ts";

/** A node of a plan, as `explain (format json)` writes it. */
export interface PlanNode {
  "Node Type": string;
  "Index Name"?: string;
  "Index Cond"?: string;
  "Relation Name"?: string;
  Plans?: PlanNode[];
}

export interface Explaining {
  db: Database;
  /** Every node of the plan of each statement that `work` sends, one list a statement. */
  plansOf: (work: () => Promise<unknown>) => Promise<PlanNode[][]>;
  close: () => Promise<void>;
}

type Sent = { text: string; values: unknown[] };

/** A database that tells how it would run the very statements that were sent to it. */
export function explaining(url: string): Explaining {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const query = pool.query.bind(pool) as (statement: Sent) => Promise<{ rows: unknown[] }>;
  let sent: Sent[] = [];
  const listening = (statement: Sent, values?: unknown[]) => {
    sent.push({ text: statement.text, values: values ?? statement.values ?? [] });
    return query({ ...statement, values: values ?? statement.values });
  };
  Object.assign(pool, { query: listening });
  return {
    db: drizzle({ client: pool, casing: CASING }),
    plansOf: async (work) => {
      sent = [];
      await work();
      return Promise.all(
        sent.map(async ({ text, values }) => {
          const { rows } = await query({ text: `explain (format json) ${text}`, values });
          return nodesOf((rows[0] as { "QUERY PLAN": [{ Plan: PlanNode }] })["QUERY PLAN"][0].Plan);
        }),
      );
    },
    close: () => pool.end(),
  };
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
