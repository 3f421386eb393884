import { masked } from "#server/gateway/mock/masked.ts";
import type { RecordedExchange } from "#server/gateway/mock/recording/recording.ts";
import { TEST_KEY } from "./mock-gateway.ts";

export interface Recording {
  version: number;
  is_full: boolean;
  entries: RecordedExchange[];
}

/** An id as the gateway makes it up: a prefix, and so many letters and digits that no word is one. */
const MADE_UP = /(?:[a-z]+_)+(?=[0-9A-Za-z]*[0-9A-Z])[0-9A-Za-z]{14,}/g;
const MASKED_SECRET = /(pi_[0-9A-Za-z]+_secret_)\*\*\*/g;
const TIMES = /(_at|_on|_date|_by|_after|_time|^created|^now)$/;
/** How far deliveries have come is a matter of time, too. */
const IN_MOTION = new Set(["pending_webhooks", "deliveries_waiting"]);

/** Calls each made-up id by its order of appearance, so that two runs can be compared. */
class Names {
  readonly #names = new Map<string, string>();
  readonly #ids = new Map<string, string>();

  /** A body with its ids named, and its times and addresses taken out. */
  plain(body: unknown): string {
    const text = JSON.stringify(body, (key, value: unknown) =>
      typeof value === "number" && (TIMES.test(key) || IN_MOTION.has(key)) ? "<time>" : value,
    );
    const named = text.replaceAll(MADE_UP, (id) => this.#nameOf(id));
    return named.replaceAll(/https?:\/\/127\.0\.0\.1:\d+/g, "<gateway>");
  }

  known(id: string): string | undefined {
    return this.#names.get(id);
  }

  called(name: string | undefined): string | undefined {
    return this.#ids.get(name ?? "");
  }

  #nameOf(id: string): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const name = `<${id.replace(/_[0-9A-Za-z]+$/, "")} ${this.#names.size + 1}>`;
    this.#names.set(id, name);
    this.#ids.set(name, id);
    return name;
  }
}

/**
 * Sends what was recorded, in order, to a gateway that knows nothing yet, with the ids that it makes up itself. Answers
 * a line for each exchange that comes out otherwise than recorded, ids and times apart.
 */
export async function replay(url: string, recording: Recording): Promise<string[]> {
  const [recorded, replayed] = [new Names(), new Names()];
  const secrets = new Map<string, string>();
  const differences: string[] = [];
  const translated = (text: string) =>
    text
      .replaceAll(MADE_UP, (id) => replayed.called(recorded.known(id)) ?? id)
      .replaceAll(MASKED_SECRET, (whole, start: string) => secrets.get(start) ?? whole);
  for (const [index, entry] of recording.entries.entries()) {
    const { method, path, form } = entry;
    const answer = await send(url, { ...entry, path: translated(path), form: translated(form) });
    for (const [whole, start = ""] of answer.text.matchAll(/(pi_[0-9A-Za-z]+_secret_)\w+/g)) {
      secrets.set(start, whole);
    }
    const [was, is] = [recorded.plain(entry.body), replayed.plain(JSON.parse(masked(answer.text)))];
    if (entry.status === answer.status && was === is) continue;
    differences.push(`${index + 1}. ${method} ${path}: ${entry.status} ${was} became ${answer.status} ${is}`);
  }
  return differences;
}

async function send(url: string, { method, path, form, ...entry }: RecordedExchange) {
  const headers = new Headers({ authorization: `Bearer ${TEST_KEY}` });
  if (entry.idempotency_key !== null) headers.set("idempotency-key", entry.idempotency_key);
  if (entry.account !== null) headers.set("stripe-account", entry.account);
  const inQuery = method === "GET";
  if (!inQuery) headers.set("content-type", "application/x-www-form-urlencoded");
  const address = inQuery && form !== "" ? `${url}${path}?${form}` : `${url}${path}`;
  const response = await fetch(address, { method, headers, ...(!inQuery && { body: form }) });
  return { status: response.status, text: await response.text() };
}
