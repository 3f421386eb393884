import { addModel } from "#server/devices/catalogue/add-model.ts";
import { receiveDevices } from "#server/devices/receive-devices.ts";
import { DomainError } from "#server/domain/errors.ts";
import { reserveDevice } from "#server/terminals/reserve-device.ts";
import { swapDevice } from "#server/terminals/swap-device.ts";
import { Chance } from "../chaos/chance.ts";
import { newModel, newSerial } from "../support/stock/devices.ts";
import { makeMerchant, makePerson, type World } from "../support/world/world.ts";
import { type Effect, hasWayOn, inStock, reserve, STEPS, swap, type Unit } from "./device-model.ts";
import { type Facts, factsOf, unitOf } from "./facts.ts";
import { movesOf } from "./moves.ts";

const UNITS = 7;

export interface ModelRun {
  steps: number;
  accepted: number;
  refused: number;
  /** How often each move was accepted; one that never was proves nothing. */
  byMove: Record<string, number>;
}

/** Something whose turn it is: what the model expects of it, and how the portal is asked. */
interface Turn {
  name: string;
  expected: Effect;
  play: () => Promise<unknown>;
}

/**
 * Plays random steps of devices, parcels and terminals against the verbs on a real database, and after each compares
 * everything that is on record with what a model written apart expects: what it refuses must be refused, what it
 * accepts must come out the same, and nothing may be left without a way on.
 */
export async function runModel(
  world: World,
  { seed, steps }: { seed: number; steps: number },
): Promise<ModelRun> {
  const chance = new Chance(seed);
  const merchants = [await aMerchant(world), await aMerchant(world)];
  const model = newModel();
  await addModel(world.runtime.seeding(), model);
  const run: ModelRun = { steps, accepted: 0, refused: 0, byMove: {} };
  let serials = await stock(world, model.code);
  let minute = 0;
  const moves = movesOf(world, () => ++minute);
  for (let step = 0; step < steps; step++) {
    const facts = await factsOf(world, serials);
    const units = facts.map((one) => unitOf(one, merchants));
    if (units.every(({ device }) => device === "retired" || device === "lost")) {
      serials = await stock(world, model.code);
      continue;
    }
    const turn = choose(chance, { world, facts, units, merchants, moves, modelCode: model.code });
    const refusal = await play(turn);
    const accepted = refusal === null;
    const fresh = (await factsOf(world, serials)).map((one) => unitOf(one, merchants));
    const wanted = units.map(
      (unit) => turn.expected?.find(({ serialNumber }) => serialNumber === unit.serialNumber) ?? unit,
    );
    compare(`seed ${seed}, step ${step}, ${turn.name}`, { turn, refusal, before: units, fresh, wanted });
    if (accepted) run.byMove[turn.name] = (run.byMove[turn.name] ?? 0) + 1;
    run[accepted ? "accepted" : "refused"] += 1;
  }
  return run;
}

const aMerchant = async (world: World) => makeMerchant(world, await makePerson(world, ["applicant"]));

async function stock(world: World, modelCode: string): Promise<string[]> {
  const serialNumbers = Array.from({ length: UNITS }, newSerial);
  await receiveDevices(world.asRole("logistics"), { modelCode, serialNumbers });
  return serialNumbers;
}

interface Table {
  world: World;
  facts: readonly Facts[];
  units: readonly Unit[];
  merchants: readonly string[];
  moves: Readonly<Record<string, (facts: Facts) => Promise<unknown>>>;
  modelCode: string;
}

/** Steps that end or undo what others began: taken less often, so that units get far. */
const BACK = new Set(["release", "close", "closeAndCancel", "cancelParcel", "repair", "loseParcel"]);
const END = new Set(["retire", "reportLost"]);

/** Mostly a step that the model accepts; now and then any. */
function choose(chance: Chance, table: Table): Turn {
  for (let tries = 0; ; tries++) {
    const turn = anyTurn(chance, table);
    const { name, expected } = turn;
    const odds = END.has(name) ? 0.05 : BACK.has(name) ? 0.15 : 1;
    if (expected === null ? tries > 100 || chance.next() < 0.01 : chance.next() < odds) return turn;
  }
}

function anyTurn(chance: Chance, { world, facts, units, merchants, moves, modelCode }: Table): Turn {
  const logistics = world.asRole("logistics");
  const at = chance.between(0, units.length - 1);
  const [unit, fact] = [units[at] ?? inStock(""), facts[at] as Facts];
  const die = chance.next();
  if (die < 0.12) {
    const who = chance.next() < 0.5 ? 0 : 1;
    const merchantId = merchants[who] ?? "";
    return {
      name: "reserve",
      expected: reserve(units, who),
      play: () => reserveDevice(logistics, { merchantId, modelCode }),
    };
  }
  if (die < 0.17) {
    const fresh = units[chance.between(0, units.length - 1)] ?? unit;
    const { id: terminalId, version } = fact.terminal ?? { id: "none", version: 1 };
    const input = { terminalId, version, serialNumber: fresh.serialNumber, fault: "screen" as const };
    return { name: "swap", expected: swap(unit, fresh), play: () => swapDevice(logistics, input) };
  }
  const names = Object.keys(STEPS);
  const name = names[chance.between(0, names.length - 1)] ?? "pack";
  return {
    name,
    expected: STEPS[name]?.(unit) ?? null,
    play: async () => moves[name]?.(fact),
  };
}

/** Why the portal refused it, or null when it did it; anything but a refusal is a fault of ours. */
async function play({ play: ask, name }: Turn): Promise<string | null> {
  try {
    await ask();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.reason;
    throw new Error(`${name} failed`, { cause: error });
  }
}

function compare(
  where: string,
  seen: {
    turn: Turn;
    refusal: string | null;
    before: readonly Unit[];
    fresh: readonly Unit[];
    wanted: readonly Unit[];
  },
): void {
  const { turn, refusal, before, fresh, wanted } = seen;
  if ((refusal === null) !== (turn.expected !== null))
    throw new Error(`${where}: ${refusal ?? "done"}, the model says otherwise of ${show(before)}`);
  if (show(fresh) !== show(wanted)) throw new Error(`${where}: is ${show(fresh)}, should be ${show(wanted)}`);
  const stuck = fresh.find((unit) => !hasWayOn(unit));
  if (stuck !== undefined) throw new Error(`${where}: nothing can become of ${show([stuck])}`);
}

const show = (units: readonly Unit[]) => JSON.stringify(units);
