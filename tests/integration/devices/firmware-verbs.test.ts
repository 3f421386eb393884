import { and, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { outbox } from "#db/schema/audit.ts";
import { configVersions } from "#db/schema/terminals.ts";
import { brokenConstraint } from "#db/transaction.ts";
import { addModel } from "#server/devices/catalogue/add-model.ts";
import { getModel } from "#server/devices/catalogue/get-model.ts";
import { recordFirmware } from "#server/devices/firmware/record-firmware.ts";
import { setFirmware } from "#server/devices/firmware/set-firmware.ts";
import { withdrawFirmware } from "#server/devices/firmware/withdraw-firmware.ts";
import { issueConfig } from "#server/terminals/configuration/issue-config.ts";
import { newModel } from "#tests/support/stock/devices.ts";
import { dayFromNow } from "#tests/support/stock/model-prices.ts";
import { makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { noTenants } from "../../support/proofs/exceptions.ts";
import { proveVerb } from "../../support/proofs/prove-verb.ts";
import { expectRefusal } from "../../support/world/refusals.ts";
import { MODEL, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
/** Staff of the role, who are on record: a release says who recorded it. */
const admin = () => world().as({ ...world().twoPeople().second.actor, roles: ["admin"] } as never);
const reason = "修复打印";
const release = (modelCode: string, version: string, changes: { mandatory?: boolean } = {}) => ({
  modelCode,
  version,
  releasedOn: dayFromNow(-1),
  mandatory: false,
  note: "",
  ...changes,
});
/** A model whose terminals are to run 1.0, and a newer release of it. */
async function modelWithRelease() {
  const model = newModel();
  await addModel(world().runtime.seeding(), model);
  await recordFirmware(admin(), release(model.code, "1.2"));
  return { modelCode: model.code };
}
const wanted = (modelCode: string, minimum = "1.0", target = "1.2") => ({
  ...{ modelCode, minimum, target, reason },
  seen: { minimum: "1.0", target: "1.0" },
});
const firmwareOf = async (modelCode: string) => getModel(admin(), { modelCode });
const ofAdmin = {
  arrange: modelWithRelease,
  as: admin,
  needs: "firmware:write",
  foreign: noTenants("models are the portal's own"),
} as const;
const subjectId = ({ modelCode }: { modelCode: string }) => modelCode;

proveVerb("recordFirmware", {
  ...ofAdmin,
  call: (ctx, { modelCode }) => recordFirmware(ctx, release(modelCode, "1.3")),
  succeeds: async (_result, { modelCode }) => {
    const { firmware } = await firmwareOf(modelCode);
    expect(firmware.releases.map(({ version }) => version)).toEqual(["1.3", "1.2", "1.0"]);
    expect(firmware.releases[0]).toMatchObject({ recordedBy: "Second", withdrawnAt: null });
  },
  illegal: {
    // The same version, however it is written.
    given: ({ modelCode }) => recordFirmware(admin(), release(modelCode, "1.3.0")),
    code: "conflict",
    reason: "firmware_known",
  },
  audit: { action: "model.record_firmware", subjectId },
});

proveVerb("withdrawFirmware", {
  ...ofAdmin,
  call: (ctx, { modelCode }) => withdrawFirmware(ctx, { modelCode, version: "1.2", reason }),
  succeeds: async (_result, { modelCode }) => {
    const { firmware } = await firmwareOf(modelCode);
    expect(firmware.releases[0]).toMatchObject({ version: "1.2", withdrawnAt: expect.any(String) });
  },
  illegal: {
    given: ({ modelCode }) => setFirmware(admin(), wanted(modelCode)),
    code: "conflict",
    reason: "firmware_in_use",
  },
  audit: { action: "model.withdraw_firmware", subjectId },
});

proveVerb("setFirmware", {
  ...ofAdmin,
  call: (ctx, { modelCode }) => setFirmware(ctx, wanted(modelCode)),
  succeeds: async (_result, { modelCode }) => {
    const { model } = await firmwareOf(modelCode);
    expect(model).toMatchObject({ minimumFirmware: "1.0", targetFirmware: "1.2" });
    const promised = and(
      eq(outbox.topic, "model.firmware_changed"),
      sql`${outbox.payload} ->> 'modelCode' = ${modelCode}`,
    );
    expect(await world().runtime.db.$count(outbox, promised)).toBe(1);
  },
  illegal: {
    given: ({ modelCode }) => setFirmware(admin(), wanted(modelCode, "1.2")),
    code: "conflict",
    reason: "changed_meanwhile",
  },
  audit: { action: "model.set_firmware", subjectId },
});

describe("what terminals are to run", () => {
  test.each([
    ["was never released", "1.0", "9.9", "firmware_unreleased"],
    ["would leave the minimum above the target", "1.2", "1.0", "minimum_above_target"],
    ["would leave terminals below what is mandatory", "1.0", "1.3", "below_mandatory"],
  ])("is refused where it %s", async (_, minimum, target, refusal) => {
    const { modelCode } = await modelWithRelease();
    await recordFirmware(admin(), release(modelCode, "1.3", { mandatory: refusal === "below_mandatory" }));
    await expectRefusal(setFirmware(admin(), wanted(modelCode, minimum, target)), "invalid_input", refusal);
  });

  test("is none that was withdrawn, until it is recorded anew", async () => {
    const { modelCode } = await modelWithRelease();
    await withdrawFirmware(admin(), { modelCode, version: "1.2", reason });
    await expectRefusal(setFirmware(admin(), wanted(modelCode)), "invalid_input", "firmware_unreleased");
    await recordFirmware(admin(), release(modelCode, "1.2"));
    await setFirmware(admin(), wanted(modelCode));
    expect((await firmwareOf(modelCode)).model.targetFirmware).toBe("1.2");
  });

  test("has no minimum above its target by SQL either", async () => {
    const { modelCode } = await modelWithRelease();
    const forced = sql`update device_models set minimum_firmware = '1.10' where code = ${modelCode}`;
    const error = await world()
      .runtime.db.execute(forced)
      .catch((caught: unknown) => caught);
    expect(brokenConstraint(error)).toBe("device_models_minimum_within_target");
  });

  test("reaches an active terminal with its next configuration", async () => {
    const { terminalId } = await makeActiveTerminal(world());
    const [minimum, target] = [MODEL.firmware, "1.5.0"];
    for (const version of [minimum, target]) await recordFirmware(admin(), release(MODEL.code, version));
    const seen = { minimum, target: minimum };
    await setFirmware(admin(), { modelCode: MODEL.code, minimum, target, seen, reason });
    const version = await issueConfig(world().asSystem(), { terminalId, reason: "test" });
    const [issued] = await world()
      .runtime.db.select()
      .from(configVersions)
      .where(and(eq(configVersions.terminalId, terminalId), eq(configVersions.version, version)));
    expect(issued?.payload).toMatchObject({ version: 2, firmware: { minimum, target } });
  });
});

test("a release of tomorrow is none yet", async () => {
  const { modelCode } = await modelWithRelease();
  const tomorrow = { ...release(modelCode, "2.0"), releasedOn: dayFromNow(1) };
  await expectRefusal(recordFirmware(admin(), tomorrow), "invalid_input", "released_later");
});
