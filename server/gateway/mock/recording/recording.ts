import { type MockGateway, nowSeconds, PLATFORM_ACCOUNT } from "../gateway.ts";
import { masked } from "../masked.ts";
import type { StoredObject } from "../store.ts";

/** One request to the API and its answer, as a replay needs them; secrets are masked. */
export interface RecordedExchange {
  method: string;
  path: string;
  /** The form as it was sent, or the query. */
  form: string;
  idempotency_key: string | null;
  account: string | null;
  status: number;
  body: unknown;
}

interface RecordingRecord extends StoredObject {
  object: "ruwang.recording";
  is_on: boolean;
  /** Why it ended by itself: what came after is missing. */
  is_full: boolean;
  entry_count: number;
  bytes: number;
}

export const MAX_ENTRIES = 2_000;
export const MAX_BYTES = 4 * 1024 * 1024;
const ID = "recording";

/** Begins anew; what was recorded before is forgotten. */
export function startRecording(gateway: MockGateway): void {
  gateway.store.run("delete from recorded");
  save(gateway, { ...blank(gateway), is_on: true });
}

export function stopRecording(gateway: MockGateway): void {
  save(gateway, { ...recordingState(gateway), is_on: false });
}

export function recordingState(gateway: MockGateway): RecordingRecord {
  return gateway.store.find<RecordingRecord>("ruwang.recording", PLATFORM_ACCOUNT, ID) ?? blank(gateway);
}

/** The whole file: how it stands, and every exchange in the order in which it was answered. */
export function readRecording(gateway: MockGateway): object {
  const { id: _ours, ...state } = recordingState(gateway);
  const rows = gateway.store.rows<{ entry: string }>("select entry from recorded order by seq");
  return { ...state, version: 1, entries: rows.map(({ entry }): unknown => JSON.parse(entry)) };
}

/** Keeps one exchange while a recording is on and has room; when it has none left, it ends and says so. */
export async function keepExchange(
  gateway: MockGateway,
  { request, form, response }: { request: Request; form: string; response: Response },
): Promise<void> {
  const path = new URL(request.url).pathname;
  // Who may not ask is not part of the run, and the recording's own controls would record themselves.
  if (!recordingState(gateway).is_on || response.status === 401 || isOwnControl(path)) return;
  const body = masked(await response.clone().text());
  const entry: RecordedExchange = {
    method: request.method,
    path,
    form: masked(form),
    idempotency_key: request.headers.get("idempotency-key"),
    account: request.headers.get("stripe-account"),
    status: response.status,
    body: JSON.parse(body) as unknown,
  };
  gateway.store.transaction(() => append(gateway, JSON.stringify(entry)));
}

function append(gateway: MockGateway, entry: string): void {
  const state = recordingState(gateway);
  if (!state.is_on) return;
  const bytes = state.bytes + Buffer.byteLength(entry);
  if (state.entry_count >= MAX_ENTRIES || bytes > MAX_BYTES) {
    save(gateway, { ...state, is_on: false, is_full: true });
    return;
  }
  gateway.store.run("insert into recorded (entry) values (?)", entry);
  save(gateway, { ...state, bytes, entry_count: state.entry_count + 1 });
}

function isOwnControl(path: string): boolean {
  return path.startsWith("/v1/test_helpers/ruwang/recording");
}

function blank(gateway: MockGateway): RecordingRecord {
  return {
    id: ID,
    object: "ruwang.recording",
    created: nowSeconds(gateway),
    is_on: false,
    is_full: false,
    entry_count: 0,
    bytes: 0,
  };
}

function save(gateway: MockGateway, state: RecordingRecord): void {
  gateway.store.save(PLATFORM_ACCOUNT, state);
}
