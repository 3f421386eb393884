import { expect, test } from "vitest";
import { STEPS } from "../../model/device-model.ts";
import { runModel } from "../../model/run-model.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

/** `RUWANG_MODEL_STEPS=10000` plays as many, for every seed of `RUWANG_MODEL_SEEDS=1,2,3`. */
const steps = Number(process.env.RUWANG_MODEL_STEPS ?? 250);
const seeds = (process.env.RUWANG_MODEL_SEEDS ?? "1,2").split(",").map(Number);

const world = worldOfFile(makeWorld);

test.each(seeds)(
  "seed %i: devices, parcels and terminals are as their model says after every step",
  async (seed) => {
    const { accepted, refused, byMove } = await runModel(world(), { seed, steps });
    expect(accepted + refused).toBeGreaterThan(steps * 0.95);
    expect(refused).toBeGreaterThan(steps / 25);
    // Most kinds of steps were taken at least once; which ones is the seed's choice.
    expect(Object.keys(byMove).length).toBeGreaterThan(Object.keys(STEPS).length / 2);
    if (steps > 1_000)
      process.stdout.write(`seed ${seed}: ${JSON.stringify({ accepted, refused, byMove })}\n`);
  },
  3_600_000,
);
