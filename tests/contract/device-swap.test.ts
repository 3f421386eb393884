import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { devices } from "#db/schema/devices.ts";
import { terminals } from "#db/schema/terminals.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { getQuote } from "#server/quotes/get-quote.ts";
import { getTerminal } from "#server/terminals/get-terminal.ts";
import { swapDevice } from "#server/terminals/swap-device.ts";
import { refusal, startTestDeviceLink, type TestDeviceLink } from "../support/devices/device-link.ts";
import { VirtualTerminal } from "../support/devices/virtual-terminal.ts";
import { newModel, stockedSerial } from "../support/stock/devices.ts";
import { expectRefusal } from "../support/world/refusals.ts";

let link: TestDeviceLink;
beforeAll(async () => {
  link = await startTestDeviceLink();
});
afterAll(() => link.close());

const logistics = () => link.world.asRole("logistics");

/** Puts a device from stock in the place of the terminal's, and answers the new one as it lies in the shop. */
async function swapped(terminalId: string): Promise<VirtualTerminal> {
  const model = newModel();
  const serialNumber = await stockedSerial(link.world, model);
  const { version } = await getTerminal(logistics(), { terminalId });
  await swapDevice(logistics(), { terminalId, version, serialNumber, fault: "screen" });
  const { db, vault } = link.world.runtime;
  const [row] = await db.select().from(terminals).where(eq(terminals.id, terminalId));
  const activationCode = vault.open(
    row?.activationCode ?? "",
    placeOf("terminals.activationCode", terminalId),
  );
  const facts = { serialNumber, activationCode, model: model.code, firmwareVersion: model.minimumFirmware };
  return VirtualTerminal.make(link.url, facts);
}

describe("a device that is swapped", () => {
  test("is refused at once, and its successor goes on with number, configuration and prices", async () => {
    const old = await link.fresh();
    await old.activate();
    await old.authenticate();
    const { body: before } = await old.fetchConfig();
    await old.report({ ...appliedOf(before) });
    const priced = await priceAt(old.id);
    const number = (await getTerminal(logistics(), { terminalId: old.id })).number;

    const fresh = await swapped(old.id);
    expect(await old.heartbeat({ configVersion: 1, configHash: before.contentHash })).toMatchObject({
      status: 401,
    });
    expect(await old.authenticate()).toMatchObject({ status: 401 });
    expect(await old.activate()).toMatchObject(refusal(403, "code_wrong"));

    expect(await fresh.activate()).toMatchObject({ status: 201, body: { terminalId: old.id } });
    await fresh.authenticate();
    const { body: after } = await fresh.fetchConfig();
    expect(after.rateCard).toEqual(before.rateCard);
    expect(after.instalments).toEqual(before.instalments);
    expect(await fresh.report({ ...appliedOf(after) })).toMatchObject({ status: 204 });
    expect(await priceAt(old.id)).toEqual(priced);
    expect(await old.authenticate(), "the successor's activation brings nothing back").toMatchObject({
      status: 401,
    });
    const view = await getTerminal(logistics(), { terminalId: old.id });
    expect(view).toMatchObject({ number, status: "active", deviceStatus: "active" });
  });

  test("is on its way back, and the other is the merchant's", async () => {
    const old = await link.fresh();
    await old.activate();
    const { serialNumber: oldSerial, merchantId } = await getTerminal(logistics(), { terminalId: old.id });
    await swapped(old.id);
    const { db } = link.world.runtime;
    const [left] = await db.select().from(devices).where(eq(devices.serialNumber, oldSerial));
    expect(left).toMatchObject({ status: "returning", merchantId });
    const { serialNumber } = await getTerminal(logistics(), { terminalId: old.id });
    const [right] = await db.select().from(devices).where(eq(devices.serialNumber, serialNumber));
    expect(right).toMatchObject({ status: "delivered", merchantId });
  });

  test.each([
    ["does not take instalments where the old one did", { supportsHuabei: false }],
    ["is of another product", { product: "traditional_pos" as const }],
  ])("is not replaced by one that %s", async (_what, changes) => {
    const old = await link.fresh();
    await old.activate();
    const serialNumber = await stockedSerial(link.world, changes);
    const { version } = await getTerminal(logistics(), { terminalId: old.id });
    const swap = { terminalId: old.id, version, serialNumber, fault: "other" as const };
    await expectRefusal(swapDevice(logistics(), swap), "conflict", "model_does_not_fit");
  });

  test("is not replaced by one that is somebody else's, nor twice by the same", async () => {
    const [one, other] = [await link.fresh(), await link.fresh()];
    await one.activate();
    await other.activate();
    const serialNumber = await stockedSerial(link.world);
    const swaps = await Promise.allSettled(
      [one, other].map(async ({ id: terminalId }) => {
        const { version } = await getTerminal(logistics(), { terminalId });
        return swapDevice(logistics(), { terminalId, version, serialNumber, fault: "battery" });
      }),
    );
    expect(swaps.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { version } = await getTerminal(logistics(), { terminalId: one.id });
    const again = { terminalId: one.id, version, serialNumber, fault: "battery" as const };
    await expectRefusal(swapDevice(logistics(), again), "conflict", "device_not_in_stock");
  });
});

const appliedOf = ({ version, contentHash }: { version: number; contentHash: string }) => ({
  version,
  contentHash,
  status: "applied",
  at: new Date().toISOString(),
});

async function priceAt(terminalId: string) {
  const order = { amountFen: 120_000, term: 6, bearer: "buyer" as const, terminalId };
  const { buyerTotalFen, sellerFeeFen } = await getQuote(link.world.asSystem(), order);
  return { buyerTotalFen, sellerFeeFen };
}
