import { readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { terminals } from "#db/schema/terminals.ts";
import { change } from "#server/changes/change.ts";
import { takeStep } from "#server/changes/take-step.ts";
import { moveDevice } from "#server/devices/move-device.ts";
import { entriesOf } from "../../support/world/registrations.ts";
import { makePlace, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const MIGRATION = readFileSync("db/migrations/0033_register_present.sql", "utf8");

test("a terminal at work from before there was a register is told as of its activation, once", async () => {
  const { db } = world().runtime;
  const place = await makePlace(world());
  const waiting = await makePlace(world());
  const activatedAt = new Date("2026-01-02T03:04:05.000Z");
  const logistics = world().asRole("logistics");
  await change(logistics, async (tx) => {
    const [before] = await tx.select().from(terminals).where(eq(terminals.id, place.terminalId));
    if (before === undefined) throw new Error("The terminal is there");
    const publicKey = { kty: "OKP", crv: "Ed25519", x: "x" } as const;
    await moveDevice(tx, logistics, { deviceId: before.deviceId, event: "activate" });
    const changes = { publicKey, activatedAt };
    await takeStep(tx, logistics, { noun: "terminal", before, event: "activate", changes });
  });
  for (const _again of [1, 2]) await db.execute(sql.raw(MIGRATION));
  const entries = await entriesOf(world(), place.terminalId);
  expect(entries).toMatchObject([
    { change: "bind", changedAt: activatedAt, serialNumber: place.serialNumber, exportId: null },
  ]);
  expect(entries[0]?.id).toMatch(/^reg_[0-9a-f]{20}$/);
  expect(await entriesOf(world(), waiting.terminalId)).toEqual([]);
});
