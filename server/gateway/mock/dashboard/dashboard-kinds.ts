import type { MockGateway } from "../gateway.ts";
import { PLATFORM_ACCOUNT } from "../gateway.ts";
import type { StoredObject } from "../store.ts";

/** What the dashboard lists; deliveries are rows of the store, all others are objects of the API. */
export const OBJECT_KINDS = [
  "payment_intent",
  "charge",
  "refund",
  "payout",
  "event",
  "webhook_endpoint",
] as const;
export const DASHBOARD_KINDS = [...OBJECT_KINDS, "delivery"] as const;
export type DashboardKind = (typeof DASHBOARD_KINDS)[number];

const RELATED = 30;

/** Any object that the API would show, by its id alone; the wallet's own records are none. */
export function findObject(gateway: MockGateway, id: string): StoredObject | null {
  const [row] = gateway.store.rows<{ body: string }>(
    "select body from objects where id = ? and account = ? and object not like 'ruwang.%'",
    id,
    PLATFORM_ACCOUNT,
  );
  return row === undefined ? null : (JSON.parse(row.body) as StoredObject);
}

/** Objects that this one names, and those that name it, newest first. */
export function relatedTo(gateway: MockGateway, object: StoredObject): StoredObject[] {
  const rows = gateway.store.rows<{ body: string }>(
    `select body from objects
     where account = ?1 and object not in ('event') and object not like 'ruwang.%' and id <> ?2
       and (id in (select value from json_each(?3)) or instr(body, ?2) > 0)
     order by seq desc limit ?4`,
    PLATFORM_ACCOUNT,
    object.id,
    JSON.stringify(textsIn(object)),
    RELATED,
  );
  return rows.map(({ body }) => JSON.parse(body) as StoredObject);
}

/** The events that tell of this object, newest first. */
export function eventsOf(gateway: MockGateway, id: string): StoredObject[] {
  const rows = gateway.store.rows<{ body: string }>(
    `select body from objects where account = ? and object = 'event'
       and json_extract(body, '$.data.object.id') = ? order by seq desc limit ?`,
    PLATFORM_ACCOUNT,
    id,
    RELATED,
  );
  return rows.map(({ body }) => JSON.parse(body) as StoredObject);
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
