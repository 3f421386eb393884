import type { MockGateway } from "../gateway.ts";

/** One webhook that is to be, or was, delivered; times are real milliseconds. */
export interface DeliveryRow {
  id: number;
  event_id: string;
  endpoint_id: string;
  due_at: number;
  attempts: number;
  finished_at: number | null;
  last_status: number | null;
  /** What its event tells. */
  type: string;
}

export type DeliveryState = "waiting" | "retrying" | "delivered" | "given_up";

export function deliveryState({ attempts, finished_at, last_status }: DeliveryRow): DeliveryState {
  if (finished_at === null) return attempts === 0 ? "waiting" : "retrying";
  return last_status !== null && last_status >= 200 && last_status < 300 ? "delivered" : "given_up";
}

/** Newest first. */
export function listDeliveries(
  gateway: MockGateway,
  { limit, before, eventId }: { limit: number; before?: number | undefined; eventId?: string },
): { data: DeliveryRow[]; hasMore: boolean } {
  const rows = gateway.store.rows<DeliveryRow>(
    `select deliveries.*, json_extract(objects.body, '$.type') as type
     from deliveries join objects on objects.id = event_id
     where deliveries.id < ?1 and (?2 = '' or event_id = ?2) order by deliveries.id desc limit ?3`,
    before ?? Number.MAX_SAFE_INTEGER,
    eventId ?? "",
    limit + 1,
  );
  return { data: rows.slice(0, limit), hasMore: rows.length > limit };
}
