import type { Explaining, PlanNode } from "#tests/support/database/explained.ts";
import { QUEUE_INDEXES } from "#tests/support/database/queue-indexes.ts";
import type { Question } from "./questions.ts";

const INDEX_OF: Readonly<Record<string, string>> = QUEUE_INDEXES;

/** What is wrong with how a question is answered, both by its own values and by the plan that is kept; nothing when all is right. */
export async function faultsOf(explained: Explaining, { kind, of, at, ask }: Question): Promise<string[]> {
  const [own = []] = await explained.plansOf(ask);
  const [sent] = await explained.sentBy(ask);
  if (sent === undefined) return [`${of}, ${at}: sends nothing`];
  const kept = await explained.keptPlanOf(sent);
  // Where its values leave no more than a page, sorting what the same index finds costs as little as its order.
  const faults = {
    own: CHECKS[kind](own, of),
    kept: [...CHECKS[kind](kept, of), ...(kind === "page" ? sortsIn(kept) : [])],
  };
  return Object.entries(faults).flatMap(([which, found]) =>
    found.map((fault) => `${of}, ${at} (${which} plan): ${fault}`),
  );
}

const sortsIn = (nodes: PlanNode[]) =>
  nodes.map((node) => node["Node Type"]).filter((type) => type.includes("Sort"));
const indexesIn = (nodes: PlanNode[]) => nodes.flatMap((node) => node["Index Name"] ?? []);

const CHECKS: Record<Question["kind"], (nodes: PlanNode[], of: string) => string[]> = {
  page: (nodes, of) => {
    const read = indexesIn(nodes).filter((name) => name.startsWith("applications_"));
    return read.length === 1 && read[0] === INDEX_OF[of] ? [] : [`reads ${read.join(", ")}`];
  },
  counts: (nodes) =>
    nodes
      .filter((node) => node["Relation Name"] === "applications" && node["Node Type"] !== "Index Only Scan")
      .map((node) => node["Node Type"]),
  search: (nodes) => [
    ...(indexesIn(nodes).includes("applications_shop_name_parts") ? [] : ["does not look names up"]),
    ...nodes
      .filter((node) => node["Relation Name"] === "applications" && node["Node Type"] === "Seq Scan")
      .map(() => "reads every row"),
  ],
};
