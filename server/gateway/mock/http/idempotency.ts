import { createHash } from "node:crypto";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import type { GatewayStore } from "../store.ts";
import type { FormValue } from "./form.ts";
import { StripeFault } from "./stripe-fault.ts";

export interface SavedAnswer {
  status: number;
  body: string;
  requestId: string;
}

interface Row {
  fingerprint: string;
  state: "running" | "done";
  status: number | null;
  body: string | null;
  request_id: string | null;
  started_at: number;
}

const KEPT_MS = DAY_MS;

/** Hash of method, path and parameters in any order: what "the same request" means. */
export function fingerprintOf(method: string, path: string, params: FormValue): string {
  return createHash("sha256")
    .update(`${method} ${path} ${canonical(params)}`)
    .digest("hex");
}

function canonical(value: FormValue): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? "")}`).join(",")}}`;
}

/**
 * Claims a key. Returns what the first request with it was answered, or null when this is the first;
 * refuses the key with another request, or while the first is still running.
 */
export function claimKey(
  store: GatewayStore,
  claim: { account: string; key: string; fingerprint: string; now: number },
): SavedAnswer | null {
  return store.transaction(() => {
    store.run("delete from idempotency where started_at < ? and state = 'done'", claim.now - KEPT_MS);
    const [row] = store.rows<Row>(
      "select * from idempotency where account = ? and key = ?",
      claim.account,
      claim.key,
    );
    if (row === undefined) {
      store.run(
        "insert into idempotency (account, key, fingerprint, state, started_at) values (?, ?, ?, 'running', ?)",
        claim.account,
        claim.key,
        claim.fingerprint,
        claim.now,
      );
      return null;
    }
    if (row.fingerprint !== claim.fingerprint) throw reusedKey(claim.key);
    if (row.state === "running") throw keyInUse(claim.key);
    return { status: row.status ?? 500, body: row.body ?? "{}", requestId: row.request_id ?? "" };
  });
}

export function keepAnswer(
  store: GatewayStore,
  { account, key, answer }: { account: string; key: string; answer: SavedAnswer },
): void {
  store.run(
    `update idempotency set state = 'done', status = ?, body = ?, request_id = ? where account = ? and key = ?`,
    answer.status,
    answer.body,
    answer.requestId,
    account,
    key,
  );
}

/** A request that was refused before it did anything leaves its key free, as Stripe does. */
export function releaseKey(store: GatewayStore, account: string, key: string): void {
  store.run("delete from idempotency where account = ? and key = ? and state = 'running'", account, key);
}

function reusedKey(key: string): StripeFault {
  return new StripeFault(400, {
    type: "idempotency_error",
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });
}

function keyInUse(key: string): StripeFault {
  return new StripeFault(409, {
    type: "idempotency_error",
    code: "idempotency_key_in_use",
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
  });
}
