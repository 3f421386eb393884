import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { devices } from "#db/schema/devices.ts";
import { listDeviceHistory } from "#server/audit/list-device-history.ts";
import { getDevice } from "#server/devices/get-device.ts";
import { listFaultyLines } from "#server/devices/intakes/list-faulty-lines.ts";
import { listIntakes } from "#server/devices/intakes/list-intakes.ts";
import { receiveLines } from "#server/devices/intakes/receive-lines.ts";
import { startIntake } from "#server/devices/intakes/start-intake.ts";
import { listDevices } from "#server/devices/list-devices.ts";
import { receiveDevices } from "#server/devices/receive-devices.ts";
import { newSerial, reservedDevice, stockedSerial } from "#tests/support/stock/devices.ts";
import { looking, noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { MODEL, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");
const ofStaff = {
  as: logistics,
  needs: "device:write",
  foreign: noTenants("the stock is the portal's own"),
} as const;
const lookingAtStock = { ...ofStaff, ...looking, needs: "device:read" } as const;

const fileOf = (lines: readonly string[]) => ({
  source: "file" as const,
  modelCode: MODEL.code,
  fileName: "N910.csv",
  contentHash: createHash("sha256").update(lines.join("\n")).digest("hex"),
  totalLines: lines.length,
});

async function begun(lines = [newSerial(), newSerial(), newSerial()]) {
  return { lines, intake: await startIntake(logistics(), fileOf(lines)) };
}

proveVerb("startIntake", {
  ...ofStaff,
  arrange: async () => ({ file: fileOf([newSerial()]) }),
  call: (ctx, { file }) => startIntake(ctx, file),
  succeeds: (intake) => expect(intake).toMatchObject({ doneLines: 0, received: 0, byName: "Staff" }),
  illegal: {
    instead: ({ file }) => ({ file: { ...file, modelCode: "NOSUCH" } }),
    code: "not_found",
    reason: "model_not_found",
  },
  audit: { action: "intake.start", subjectId: (_at, { id }) => id },
});

proveVerb("receiveLines", {
  ...ofStaff,
  arrange: begun,
  call: (ctx, { intake, lines }) => receiveLines(ctx, { intakeId: intake.id, after: 0, lines }),
  succeeds: (intake) => expect(intake).toMatchObject({ doneLines: 3, received: 3, faulty: 0 }),
  illegal: {
    instead: async () => {
      const { intake, lines } = await begun();
      return { intake, lines: [...lines, newSerial()] };
    },
    code: "invalid_input",
    reason: "lines_beyond_end",
  },
  audit: {
    action: "device.receive",
    subjectId: async ({ lines }) => {
      const { items } = await listDevices(logistics(), { serialNumber: lines[0] });
      return items[0]?.id ?? "";
    },
  },
});

proveVerb("listIntakes", {
  ...lookingAtStock,
  arrange: begun,
  call: (ctx) => listIntakes(ctx, {}),
  succeeds: ({ items }, { intake }) => expect(items[0]).toEqual(intake),
});

proveVerb("listFaultyLines", {
  ...lookingAtStock,
  arrange: async () => {
    const { intake, lines } = await begun(["8.90123E+15"]);
    return receiveLines(logistics(), { intakeId: intake.id, after: 0, lines });
  },
  call: (ctx, intake) => listFaultyLines(ctx, { intakeId: intake.id }),
  succeeds: (lines) => expect(lines).toEqual([{ line: 1, text: "8.90123E+15", reason: "serial_scientific" }]),
});

/** A device in stock, and its id. */
const inStock = async () => {
  const { items } = await listDevices(logistics(), { serialNumber: await stockedSerial(world()) });
  return { deviceId: items[0]?.id ?? "", serialNumber: items[0]?.serialNumber };
};

proveVerb("getDevice", {
  ...lookingAtStock,
  arrange: inStock,
  call: (ctx, { deviceId }) => getDevice(ctx, { deviceId }),
  succeeds: (device, { serialNumber }) => expect(device).toMatchObject({ serialNumber, status: "in_stock" }),
});

proveVerb("listDeviceHistory", {
  ...lookingAtStock,
  arrange: () => reservedDevice(world()),
  call: (ctx, { device }) => listDeviceHistory(ctx, { deviceId: device.id }),
  succeeds: (rows) =>
    expect(rows).toMatchObject([
      { action: "device.reserve", actorName: "Staff", merchantName: "老王烟酒店" },
      { action: "device.receive", actorName: "Staff", merchantName: null },
    ]),
});

describe("a delivery", () => {
  test("keeps each line that it did not take, with why", async () => {
    const [known, one] = [newSerial(), newSerial()];
    await receiveDevices(logistics(), { modelCode: MODEL.code, serialNumbers: [known] });
    const { intake, lines } = await begun([
      one,
      "",
      known.toLowerCase(),
      `'${one}`,
      "序列号!",
      `="${newSerial()}"`,
    ]);
    const done = await receiveLines(logistics(), { intakeId: intake.id, after: 0, lines });
    expect(done).toMatchObject({ doneLines: 6, received: 2, faulty: 3 });
    expect(await listFaultyLines(logistics(), { intakeId: intake.id })).toEqual([
      { line: 3, text: known, reason: "serial_known" },
      { line: 4, text: one, reason: "serial_repeated" },
      { line: 5, text: "序列号!", reason: "serial_shape" },
    ]);
  });

  test("refuses a gap, and says how far it came", async () => {
    const { intake, lines } = await begun();
    const skipping = receiveLines(logistics(), { intakeId: intake.id, after: 1, lines: lines.slice(1) });
    await expectRefusal(skipping, "conflict", "lines_missing");
  });

  test("of one file is one delivery, whoever begins it again", async () => {
    const { intake, lines } = await begun();
    await receiveLines(logistics(), { intakeId: intake.id, after: 0, lines: lines.slice(0, 2) });
    const again = await startIntake(logistics(), fileOf(lines));
    expect(again).toMatchObject({ id: intake.id, doneLines: 2 });
    expect((await startIntake(logistics(), { source: "scan", modelCode: MODEL.code })).id).not.toBe(
      intake.id,
    );
  });

  test("cut anywhere, sent again and by two at once, has no gap and no duplicate", async () => {
    const pieces = fc.array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 25 })), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(pieces, async (cuts) => {
        const { intake, lines } = await begun(Array.from({ length: 60 }, newSerial));
        const send = (after: number, count: number) =>
          receiveLines(logistics(), { intakeId: intake.id, after, lines: lines.slice(after, after + count) });
        // Whatever arrives in whatever order: what leaves a gap is refused, what came before changes nothing.
        await Promise.allSettled(cuts.map(([after, count]) => send(after, count)));
        for (let done = 0; done < 60; ) done = (await send(done, 25)).doneLines;
        const { doneLines, received, faulty } = await startIntake(logistics(), fileOf(lines));
        expect({ doneLines, received, faulty }).toEqual({ doneLines: 60, received: 60, faulty: 0 });
        expect(await storedOf(intake.id)).toEqual([...lines].sort());
      }),
      { numRuns: 15 },
    );
  });
});

async function storedOf(intakeId: string): Promise<string[]> {
  const { db } = world().runtime;
  const rows = await db.select().from(devices);
  return rows
    .filter((row) => row.intakeId === intakeId)
    .map((row) => row.serialNumber)
    .sort();
}
