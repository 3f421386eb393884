import type { StoredObject } from "./store.ts";

/** What the mock keeps on a record for itself, by the record's kind. */
const HIDDEN: Partial<Record<string, readonly string[]>> = {
  payment_intent: ["payment_method_type", "return_url"],
  payment_method: ["test_token"],
  instalment_plan: ["payer", "source", "collected_until", "notices", "purchased_on", "refunded"],
  "ruwang.payer": ["password"],
  webhook_endpoint: ["secrets"],
};

/** An answer as clients see it: a record, or a list of them, without what is ours. */
export function shown(answer: object): object {
  if (isList(answer)) return { ...answer, data: answer.data.map(shown) };
  const { object } = answer as Partial<StoredObject>;
  const hidden = HIDDEN[object ?? ""] ?? [];
  return Object.fromEntries(Object.entries(answer).filter(([name]) => !hidden.includes(name)));
}

export function shownRecord(record: StoredObject): StoredObject {
  return shown(record) as StoredObject;
}

function isList(answer: object): answer is { object: "list"; data: object[] } {
  return "object" in answer && answer.object === "list" && "data" in answer && Array.isArray(answer.data);
}
