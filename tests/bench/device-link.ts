import { connectDatabase } from "#db/client.ts";
import { createNotices } from "#server/changes/notices.ts";
import { makeActiveTerminal } from "#tests/support/devices/active-terminal.ts";
import { makeFleet } from "#tests/support/devices/fleet.ts";
import type { Carried } from "./device-link/load.ts";
import { carry, startPeers, startSubject, TOKEN_SECRET } from "./device-link/programs.ts";
import {
  heartbeatsAt,
  type Members,
  mqttHeartbeats,
  polls,
  TERMINALS,
  type Turn,
  tokens,
} from "./device-link/turns.ts";
import { benchWorld } from "./measure/bench-world.ts";
import { publish, three } from "./measure/report.ts";
import { ratioOf, spreadOf } from "./measure/spread.ts";
import { startThrowawayDatabase } from "./measure/throwaway-database.ts";

const ROUNDS = 9;
const OWN_PATH = "/device/v1/heartbeats";

type Side = "subject" | "peer";
interface Contest {
  name: string;
  side: Side;
  role: "subject" | "peer" | "floor";
  turn: Turn;
}

const CONTESTS: readonly Contest[] = [
  { name: "polls, 304", side: "subject", role: "subject", turn: polls },
  { name: "polls, bare Fastify", side: "peer", role: "floor", turn: polls },
  { name: "heartbeats", side: "subject", role: "subject", turn: heartbeatsAt(OWN_PATH) },
  {
    name: "heartbeats, one durable write for many",
    side: "peer",
    role: "peer",
    turn: heartbeatsAt("/batched/heartbeats"),
  },
  { name: "heartbeats, bare Fastify", side: "peer", role: "floor", turn: heartbeatsAt(OWN_PATH) },
  { name: "heartbeats over MQTT", side: "subject", role: "subject", turn: mqttHeartbeats },
  { name: "MQTT, bare aedes, one durable write for many", side: "peer", role: "peer", turn: mqttHeartbeats },
  { name: "tokens", side: "subject", role: "subject", turn: tokens },
  { name: "tokens, verified and signed alone", side: "peer", role: "peer", turn: tokens },
];

const GOALS = [
  { subject: "polls, 304", peer: "polls, bare Fastify", least: 0.5, goal: "polls ≥ 0.5 × bare Fastify" },
  {
    subject: "heartbeats",
    peer: "heartbeats, one durable write for many",
    least: 0.5,
    goal: "heartbeats ≥ 0.5 × one durable write for many",
  },
  {
    subject: "heartbeats over MQTT",
    peer: "MQTT, bare aedes, one durable write for many",
    least: 0.5,
    goal: "MQTT heartbeats ≥ 0.5 × one durable write for many",
  },
];

const database = await startThrowawayDatabase();
const { db, close } = connectDatabase(database.url, { max: 4, name: "bench" });
const notices = createNotices(database.url);
const only = process.argv[2];
const contests = CONTESTS.filter(({ name }) => only === undefined || new RegExp(only).test(name));
try {
  const world = await benchWorld(db, notices, { deviceTokenSecret: new TextEncoder().encode(TOKEN_SECRET) });
  const model = await makeActiveTerminal(world);
  const { members } = await makeFleet(world, model.terminalId, TERMINALS);
  const subject = await startSubject(database.url);
  const audience = `http://127.0.0.1:${subject.httpPort}/device/v1/tokens`;
  const { x = "" } = model.privateKey.export({ format: "jwk" });
  const jwk = { kty: "OKP", crv: "Ed25519", x } as const;
  const peer = await startPeers({ databaseUrl: database.url, jwk, audience });
  try {
    const fleet: Members = { members, privateKey: model.privateKey, audience };
    const run = ({ side, turn }: Contest) => carry(turn(side === "subject" ? subject : peer, fleet));
    report(await measure(run));
  } finally {
    await peer.stop();
    await subject.stop();
  }
} finally {
  await notices.close();
  await close();
  await database.stop();
}

/** Every contest has its turn in each round; the first round only warms up. */
async function measure(run: (contest: Contest) => Promise<Carried>): Promise<Map<string, Carried[]>> {
  const carried = new Map<string, Carried[]>(contests.map(({ name }) => [name, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const contest of contests) {
      const turn = await run(contest);
      if (round > 0) carried.get(contest.name)?.push(turn);
    }
  }
  return carried;
}

function report(carried: Map<string, Carried[]>): void {
  const ratesOf = (name: string) =>
    (carried.get(name) ?? []).map(({ answers, forMs }) => (answers / forMs) * 1_000);
  const shareOf = (name: string) => spreadOf((carried.get(name) ?? []).map(({ share }) => share)).median;
  const goals = GOALS.flatMap(({ subject, peer, least, goal }) => {
    const reached = ratioOf(ratesOf(subject), ratesOf(peer)).median;
    return Number.isNaN(reached) ? [] : [{ goal, reached, held: reached >= least }];
  });
  publish({
    name: "device-link",
    what: `answers a second to ${TERMINALS.toLocaleString("en-US")} terminals at once, each on a connection of its own; one generator for all, whose share of a processor is told`,
    table: [
      ["", "role", "a second", "generator's share"],
      ...contests.map(({ name, role }) => {
        const { median, low, high } = spreadOf(ratesOf(name));
        const rate = `${three(median)} (${three(low)} … ${three(high)})`;
        return [name, role, rate, three(shareOf(name))];
      }),
    ],
    figures: Object.fromEntries(carried),
    goals,
  });
  if (goals.some(({ held }) => !held)) process.exitCode = 1;
}
