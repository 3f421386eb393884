import { connectDatabase, type Database } from "#db/client.ts";

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
  /** The statements that `work` sends. */
  sentBy: (work: () => Promise<unknown>) => Promise<Sent[]>;
  /** Every node of the plan of each statement that `work` sends, one list a statement. */
  plansOf: (work: () => Promise<unknown>) => Promise<PlanNode[][]>;
  /** Every node of the plan that is kept for a prepared statement, whatever its values. */
  keptPlanOf: (sent: Sent) => Promise<PlanNode[]>;
  close: () => Promise<void>;
}

export interface Sent {
  text: string;
  values: unknown[];
}

/** A database that tells how it would run the very statements that were sent to it. */
export function explaining(url: string): Explaining {
  const { db, pool, close } = connectDatabase(url, { max: 1, name: "explaining" });
  const query = pool.query.bind(pool) as (statement: Partial<Sent>) => Promise<{ rows: unknown[] }>;
  let sent: Sent[] = [];
  const listening = (statement: Sent, values?: unknown[]) => {
    const given = { ...statement, values: values ?? statement.values ?? [] };
    sent.push({ text: given.text, values: given.values });
    return query(given);
  };
  Object.assign(pool, { query: listening });
  const sentBy = async (work: () => Promise<unknown>) => {
    sent = [];
    await work();
    return sent;
  };
  const explain = async (how: string, { text, ...values }: Partial<Sent>) => {
    const { rows } = await query({ text: `explain (${how}) ${text}`, ...values });
    return nodesOf((rows[0] as { "QUERY PLAN": [{ Plan: PlanNode }] })["QUERY PLAN"][0].Plan);
  };
  return {
    db,
    sentBy,
    plansOf: async (work) => {
      const plans: PlanNode[][] = [];
      for (const one of await sentBy(work)) plans.push(await explain("format json", one));
      return plans;
    },
    keptPlanOf: ({ text }) => explain("generic_plan, format json", { text }),
    close,
  };
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
