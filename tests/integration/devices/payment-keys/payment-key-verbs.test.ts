import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { devices } from "#db/schema/devices.ts";
import { paymentKeys } from "#db/schema/payment-keys.ts";
import { listDeviceHistory } from "#server/audit/list-device-history.ts";
import { readKeyCustody } from "#server/audit/read-key-custody.ts";
import { confirmInjection } from "#server/devices/payment-keys/confirm-injection.ts";
import { destroyPaymentKey } from "#server/devices/payment-keys/destroy-payment-key.ts";
import { listPaymentKeys } from "#server/devices/payment-keys/list-payment-keys.ts";
import { recordInjection } from "#server/devices/payment-keys/record-injection.ts";
import { reportKeyCompromised } from "#server/devices/payment-keys/report-key-compromised.ts";
import { restockDevice } from "#server/devices/restock-device.ts";
import { retireDevice } from "#server/devices/retire-device.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import type { PaymentKeyKind } from "#server/domain/devices/payment-keys/status.ts";
import { PAYMENT_KEY_WAITS } from "#server/domain/devices/payment-keys/status.ts";
import type { PaymentKeyView } from "#server/domain/devices/payment-keys/views.ts";
import { reportDeviceLost } from "#server/terminals/report-device-lost.ts";
import { stockedSerial } from "#tests/support/stock/devices.ts";
import { anyState, looking, noTenants } from "../../../support/proofs/exceptions.ts";
import { proveVerb } from "../../../support/proofs/prove-verb.ts";
import { makePerson, makePlace, makeWorld } from "../../../support/world/world.ts";
import { worldOfFile } from "../../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const custodian = () => world().asRole("logistics");
const anotherCustodian = async () => {
  const id = await makePerson(world(), ["logistics"]);
  return world().as({ kind: "person", id, roles: ["logistics"], sessionId: "test" });
};
const byCustodians = {
  needs: "payment_key:write" as const,
  foreign: noTenants("only staff hold keys in custody"),
};
const ref = ({ id, version }: PaymentKeyView) => ({ paymentKeyId: id, version });

async function stocked() {
  const serialNumber = await stockedSerial(world());
  const [device] = await world()
    .runtime.db.select()
    .from(devices)
    .where(eq(devices.serialNumber, serialNumber));
  if (device === undefined) throw new Error("The device is in stock");
  return device;
}

const injection = (deviceId: string, kind: PaymentKeyKind = "tmk") => ({
  deviceId,
  kind,
  reference: `hsm-1/slot-${randomBytes(4).readUInt32BE()}`,
  checkValue: "A1B2C3",
  ...(kind === "dukpt" && { ksn: randomBytes(10).toString("hex").toUpperCase() }),
});

async function injected(deviceId?: string) {
  const device = deviceId ?? (await stocked()).id;
  const key = await recordInjection(custodian(), injection(device));
  return { deviceId: device, key, second: await anotherCustodian() };
}

async function inUse(deviceId?: string) {
  const at = await injected(deviceId);
  const key = await confirmInjection(at.second, { ...ref(at.key), checkValue: "A1B2C3" });
  return { ...at, key };
}
const subjectId = ({ key }: { key: PaymentKeyView }) => key.id;

const daysAfter = (at: string, days: number) => new Date(Date.parse(at) + days * DAY_MS).toISOString();

proveVerb("recordInjection", {
  ...byCustodians,
  arrange: async () => ({ input: injection((await stocked()).id, "dukpt") }),
  as: custodian,
  call: (ctx, { input }) => recordInjection(ctx, input),
  succeeds: (key, { input }) =>
    expect(key).toMatchObject({
      kind: "dukpt",
      ksn: input.ksn,
      status: "injected",
      checkValue: null,
      injectedBy: "Staff",
      acts: ["destroy", "compromise"],
      wait: { holder: "logistics", dueAt: daysAfter(key.injectedAt, PAYMENT_KEY_WAITS.injected.days) },
    }),
  illegal: {
    given: ({ input }) => recordInjection(custodian(), input),
    code: "conflict",
    reason: "payment_key_known",
  },
  audit: { action: "payment_key.inject", subjectId: (_at, key) => key.id },
});

proveVerb("confirmInjection", {
  ...byCustodians,
  arrange: () => injected(),
  as: ({ second }) => second,
  call: (ctx, { key }) => confirmInjection(ctx, { ...ref(key), checkValue: "A1B2C3" }),
  succeeds: (key) => expect(key).toMatchObject({ status: "in_use", checkValue: "A1B2C3", wait: null }),
  illegal: { as: custodian, code: "forbidden", reason: "needs_second_person" },
  audit: { action: "payment_key.confirm", subjectId },
});

/** Of a key in use, which ends once. */
const ending = {
  ...byCustodians,
  arrange: () => inUse(),
  as: custodian,
  succeeds: (key: PaymentKeyView) => expect(key).toMatchObject({ acts: [] }),
  illegal: {
    given: ({ key }: { key: PaymentKeyView }) =>
      destroyPaymentKey(custodian(), { ...ref(key), reason: "设备报废" }),
    instead: async ({ deviceId }: { deviceId: string }) => {
      const [key] = await listPaymentKeys(custodian(), { deviceId });
      return key === undefined ? {} : { key };
    },
  },
};

proveVerb("destroyPaymentKey", {
  ...ending,
  call: (ctx, { key }) => destroyPaymentKey(ctx, { ...ref(key), reason: "设备报废" }),
  audit: { action: "payment_key.destroy", subjectId },
});

proveVerb("reportKeyCompromised", {
  ...ending,
  call: (ctx, { key }) => reportKeyCompromised(ctx, { ...ref(key), reason: "外壳被打开" }),
  audit: { action: "payment_key.compromise", subjectId },
});

proveVerb("listPaymentKeys", {
  ...looking,
  arrange: () => inUse(),
  as: custodian,
  needs: "payment_key:read",
  foreign: byCustodians.foreign,
  call: (ctx, { deviceId }) => listPaymentKeys(ctx, { deviceId }),
  succeeds: (keys, { key }) => expect(keys).toMatchObject([{ id: key.id, status: "in_use" }]),
});

test("a key that is confirmed replaces the one of its kind, and a check value that differs changes nothing", async () => {
  const { deviceId, key: first } = await inUse();
  const { key: next, second } = await injected(deviceId);
  const wrong = confirmInjection(second, { ...ref(next), checkValue: "FFFFFF" });
  await expect(wrong).rejects.toMatchObject({ reason: "check_value_differs" });
  await confirmInjection(second, { ...ref(next), checkValue: "A1B2C3" });
  const keys = await listPaymentKeys(custodian(), { deviceId });
  expect(new Map(keys.map(({ id, status }) => [id, status]))).toEqual(
    new Map([
      [first.id, "replaced"],
      [next.id, "in_use"],
    ]),
  );
});

proveVerb("readKeyCustody", {
  arrange: () => inUse(),
  as: custodian,
  needs: "payment_key:read",
  foreign: byCustodians.foreign,
  call: async (ctx) => {
    let text = "";
    for await (const piece of await readKeyCustody(ctx)) text += piece;
    return text;
  },
  succeeds: async (text, { key }) => {
    const steps = text.split("\r\n").filter((line) => line.includes(key.reference));
    expect(steps.map((line) => line.split(",").slice(1, 3).join())).toEqual([
      '"inject","Staff"',
      '"confirm","Test"',
    ]);
    expect(steps[1]).toContain(`"${key.serialNumber}","tmk","${key.reference}","A1B2C3"`);
  },
  illegal: anyState("it says what was done until then"),
  audit: { action: "payment_key.export", subjectId: () => custodian().actor.id },
});

test("a terminal's keys are those of the device that it is now", async () => {
  const { terminalId, serialNumber } = await makePlace(world());
  const [device] = await world()
    .runtime.db.select()
    .from(devices)
    .where(eq(devices.serialNumber, serialNumber));
  const { key } = await injected(device?.id);
  await injected();
  const keys = await listPaymentKeys(custodian(), { terminalId });
  expect(keys).toMatchObject([{ id: key.id, serialNumber }]);
});

test("a custodian finds what became of a key in the history of its device, and nobody else does", async () => {
  const { deviceId, key, second } = await inUse();
  await reportKeyCompromised(second, { ...ref(key), reason: "外壳被打开" });
  const steps = (await listDeviceHistory(custodian(), { deviceId })).filter((row) => row.key !== null);
  expect(steps).toMatchObject([
    { action: "payment_key.compromise", key: key.reference, actorName: "Test", reason: "外壳被打开" },
    { action: "payment_key.confirm", key: key.reference, actorName: "Test" },
    { action: "payment_key.inject", key: key.reference, actorName: "Staff" },
  ]);
  const others = await listDeviceHistory(world().asRole("reviewer"), { deviceId });
  expect(others.map(({ action }) => action)).toEqual(["device.receive"]);
});

test("the database refuses one custodian alone, and a key in the place of its reference", async () => {
  const { key } = await injected();
  const { db } = world().runtime;
  const set = (changes: Partial<typeof paymentKeys.$inferInsert>) =>
    db.update(paymentKeys).set(changes).where(eq(paymentKeys.id, key.id));
  const [row] = await db.select().from(paymentKeys).where(eq(paymentKeys.id, key.id));
  const alone = { confirmedById: row?.injectedById ?? "", confirmedAt: new Date() };
  await expect(set({ status: "in_use", ...alone })).rejects.toThrow();
  await expect(set({ status: "in_use" })).rejects.toThrow();
  const next = injection(key.deviceId, "tpk");
  const values = { ...next, id: "pky_clear", status: "injected" as const, since: new Date() };
  const clear = {
    ...values,
    ...{ reference: "0123/4567/89ab/cdef/0123/4567/89ab/cdef", injectedAt: new Date() },
    injectedById: row?.injectedById ?? "",
  };
  await expect(db.insert(paymentKeys).values(clear)).rejects.toThrow();
});

test("the database keeps what either custodian said, and a custodian is whoever may be one", async () => {
  const { deviceId, key, second } = await inUse();
  const { db } = world().runtime;
  const set = (id: string, changes: Partial<typeof paymentKeys.$inferInsert>) =>
    db.update(paymentKeys).set(changes).where(eq(paymentKeys.id, id));
  const inCustody = { cause: { constraint: "payment_keys_in_custody" } };
  const somebody = await makePerson(world(), ["reviewer"]);
  await expect(set(key.id, { injectedById: somebody })).rejects.toMatchObject(inCustody);
  await expect(set(key.id, { confirmedById: somebody })).rejects.toMatchObject(inCustody);
  await expect(set(key.id, { checkValue: "000000" })).rejects.toMatchObject(inCustody);
  await expect(db.delete(paymentKeys).where(eq(paymentKeys.id, key.id))).rejects.toThrow();
  const { key: waiting } = await injected(deviceId);
  const byNobody = { status: "in_use" as const, confirmedById: somebody, confirmedAt: new Date() };
  await set(key.id, { status: "replaced" });
  await expect(set(waiting.id, byNobody)).rejects.toMatchObject(inCustody);
  await destroyPaymentKey(second, { ...ref(waiting), reason: "检查值不符" });
  await expect(set(waiting.id, { status: "injected" })).rejects.toMatchObject(inCustody);
});

test("no key comes into use in a device that was lost meanwhile, and none comes back into stock with it", async () => {
  const { deviceId, key, second } = await injected();
  const { db } = world().runtime;
  const version = async () =>
    (await db.select().from(devices).where(eq(devices.id, deviceId)))[0]?.version ?? 0;
  await reportDeviceLost(custodian(), { deviceId, version: await version(), reason: "盘点未见" });
  const confirming = confirmInjection(second, { ...ref(key), checkValue: "A1B2C3" });
  await expect(confirming).rejects.toMatchObject({ reason: "device_not_loadable" });
  const found = { deviceId, version: await version(), reason: "在货架后找到" };
  await expect(restockDevice(custodian(), found)).rejects.toMatchObject({ reason: "payment_keys_held" });
  const bySql = db.update(devices).set({ status: "in_stock" }).where(eq(devices.id, deviceId));
  await expect(bySql).rejects.toMatchObject({ cause: { constraint: "devices_without_keys" } });
  await reportKeyCompromised(second, { ...ref(key), reason: "设备丢失过" });
  expect(await restockDevice(custodian(), found)).toMatchObject({ status: "in_stock" });
});

test("a device that holds keys does not leave for good with them", async () => {
  const { deviceId, key } = await inUse();
  const [device] = await world().runtime.db.select().from(devices).where(eq(devices.id, deviceId));
  const away = { deviceId, version: device?.version ?? 0, reason: "外壳开裂" };
  await expect(retireDevice(custodian(), away)).rejects.toMatchObject({
    reason: "payment_keys_held",
    details: { kinds: ["tmk"] },
  });
  await destroyPaymentKey(custodian(), { ...ref(key), reason: "已擦除" });
  expect(await retireDevice(custodian(), away)).toMatchObject({ status: "retired" });
});
