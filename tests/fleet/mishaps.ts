import { createHash } from "node:crypto";
import type { FleetTerminal } from "./fleet-terminal.ts";

export type Mishap = (terminal: FleetTerminal) => Promise<void>;

const SKEW_MS = 10 * 60_000;

/** Everything that goes wrong with terminals in shops, each of which they come back from by themselves. */
export const MISHAPS: Readonly<Record<string, Mishap>> = {
  offline: async (one) => {
    one.disconnect();
    await one.pause(2_000, 15_000);
    await one.connect();
  },
  "clock skew": async (one) => {
    const skewMs = one.chance.next() < 0.5 ? SKEW_MS : -SKEW_MS;
    const refused = await one.terminal.authenticate(await one.terminal.assertion({ skewMs }));
    const serverTime = Date.parse(String(refused.body?.error?.server_time));
    if (refused.status !== 401 || !Number.isFinite(serverTime))
      one.tally.surprise(`a clock that is off was answered ${refused.status}`);
    await one.renewToken();
  },
  "power cut before the report": async (one) => {
    one.terminal.etag = undefined;
    await one.refresh({ silent: true });
    one.disconnect();
    one.terminal.token = "";
    await one.pause(500, 3_000);
    await one.renewToken();
    await one.connect();
  },
  refuse: async (one) => {
    await one.report("rejected", "display memory full");
    await one.pause(500, 2_000);
    await one.report("applied");
  },
  duplicate: async (one) => {
    await Promise.all([one.report("applied"), one.report("applied")]);
    await Promise.all([one.beat(), one.beat()]);
  },
  slow: (one) => one.pause(3_000, 10_000),
  "wrong firmware": (one) => one.beat({ firmwareVersion: "0.0.1" }),
  drift: (one) => one.beat({ configHash: hashOf(one.chance.next()) }),
  "key rotation": (one) => rotate(one, { cut: false }),
  "power cut in a key rotation": (one) => rotate(one, { cut: true }),
};

const hashOf = (value: number) => createHash("sha256").update(String(value)).digest("hex");

/** A cut after the offer leaves the old key in use, which works until the new one has been used. */
async function rotate(one: FleetTerminal, { cut }: { cut: boolean }): Promise<void> {
  let next = await one.terminal.nextKey();
  await one.insist("keys offered", [200], async () => {
    next = await one.terminal.nextKey();
    return one.terminal.request("/device/v1/keys", { method: "POST", json: next.offer });
  });
  if (cut) await one.renewToken();
  next.use();
  await one.renewToken();
  await one.connect();
}
