import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPortalClient, mayPublish, maySubscribe, type Principal } from "#server/broker/embedded/access.ts";
import { parseFromTerminal, terminalTopic } from "#server/broker/topics.ts";

const ME = "trm_00000000000000000001";
const me: Principal = { kind: "terminal", terminalId: ME, expiresAt: 0 };
const packet = (topic: string, changes = {}) => ({ topic, retain: false, payload: "{}", ...changes });

/** MQTT's own matching of a topic against a filter. */
function matches(filter: string, topic: string): boolean {
  const [levels, parts] = [filter.split("/"), topic.split("/")];
  for (const [index, level] of levels.entries()) {
    if (level === "#") return true;
    if (parts[index] === undefined || (level !== "+" && level !== parts[index])) return false;
  }
  return levels.length === parts.length;
}

describe("a terminal", () => {
  test("publishes its reports and heartbeats, and nothing else", () => {
    expect(mayPublish(me, packet(terminalTopic(ME, "heartbeat")))).toBe(true);
    expect(mayPublish(me, packet(terminalTopic(ME, "config/reported")))).toBe(true);
    expect(mayPublish(me, packet(terminalTopic(ME, "config/desired")))).toBe(false);
    expect(mayPublish(me, packet(terminalTopic(ME, "heartbeat"), { retain: true }))).toBe(false);
    expect(mayPublish(me, packet(terminalTopic(ME, "heartbeat"), { payload: "x".repeat(20_000) }))).toBe(
      false,
    );
    expect(mayPublish(undefined, packet(terminalTopic(ME, "heartbeat")))).toBe(false);
  });

  test("no filter that it is granted matches a topic outside its prefix", () => {
    const level = fc.constantFrom(
      "ruwang",
      "v1",
      "terminals",
      ME,
      "trm_00000000000000000002",
      "+",
      "#",
      "",
      "config",
    );
    const path = fc.array(level, { minLength: 1, maxLength: 7 }).map((levels) => levels.join("/"));
    fc.assert(
      fc.property(path, path, (filter, topic) => {
        const outside = !`${topic}/`.startsWith(`ruwang/v1/terminals/${ME}/`);
        fc.pre(outside && !/[+#]/.test(topic) && matches(filter, topic));
        expect(maySubscribe(me, filter)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});

test("only the portal's user name may use the portal's client ids", () => {
  expect(isPortalClient("ruwang-portal-jobs-1", "ruwang-portal")).toBe(true);
  expect(isPortalClient(ME, "ruwang-portal")).toBe(false);
  expect(isPortalClient("ruwang-portal-jobs-1", ME)).toBe(false);
});

test("a topic says which terminal sent it, or nothing", () => {
  expect(parseFromTerminal(terminalTopic(ME, "heartbeat"))).toEqual({ terminalId: ME, subject: "heartbeat" });
  for (const topic of [terminalTopic(ME, "payments"), "ruwang/v1/terminals/x/heartbeat", "a/b"]) {
    expect(parseFromTerminal(topic)).toBeNull();
  }
});
