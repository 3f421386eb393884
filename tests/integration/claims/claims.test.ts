import { describe, expect, test } from "vitest";
import { acceptClaim } from "#server/claims/accept-claim.ts";
import { chargeClaim } from "#server/claims/charge-claim.ts";
import { chooseAnotherReplacement } from "#server/claims/choose-another-replacement.ts";
import { clearDevice } from "#server/claims/clear-device.ts";
import { getClaim } from "#server/claims/get-claim.ts";
import { listClaims } from "#server/claims/list-claims.ts";
import { openClaim } from "#server/claims/open-claim.ts";
import { settleClaim } from "#server/claims/settle-claim.ts";
import { takeBackClaimed } from "#server/claims/take-back-claimed.ts";
import { takeOverDelivered } from "#server/claims/take-over-delivered.ts";
import { withdrawClaim } from "#server/claims/withdraw-claim.ts";
import type { Context } from "#server/context.ts";
import { getDevice } from "#server/devices/get-device.ts";
import { restockDevice } from "#server/devices/restock-device.ts";
import { retireDevice } from "#server/devices/retire-device.ts";
import { sendDeviceToRepair } from "#server/devices/send-device-to-repair.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { CLAIM_WAITS } from "#server/domain/claims/waits.ts";
import { find } from "#server/search/find.ts";
import { deliverShipment } from "#server/shipments/deliver-shipment.ts";
import { loseShipment } from "#server/shipments/lose-shipment.ts";
import { closeTerminal } from "#server/terminals/close-terminal.ts";
import { getTerminal } from "#server/terminals/get-terminal.ts";
import { resumeTerminal } from "#server/terminals/resume-terminal.ts";
import { makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import {
  acceptedClaim,
  claimRef,
  latest,
  openedClaim,
  reservedReplacement,
  shippedReplacement,
  takenOverClaim,
} from "../../support/world/claims.ts";
import { makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");
const admin = () => world().asRole("admin");
const deviceNow = (deviceId: string) => getDevice(logistics(), { deviceId });
const asked = async (deviceId: string) => {
  const { version } = await deviceNow(deviceId);
  return { deviceId, version, reason: "检查完毕" };
};

describe("a replacement in advance", () => {
  test("leaves the old device at work until it is delivered, and then takes its place", async () => {
    const { place, claim, serialNumber } = await reservedReplacement(world());
    expect(await getTerminal(logistics(), place)).toMatchObject({
      status: "active",
      serialNumber: claim.serialNumber,
    });
    const later = await takenOverClaim(world());
    expect(await getTerminal(logistics(), later.place)).toMatchObject({
      status: "awaiting_activation",
      serialNumber: later.serialNumber,
      deviceStatus: "delivered",
    });
    expect(later.claim).toMatchObject({ status: "awaiting_return", wait: { holder: "merchant" } });
    expect(await deviceNow(later.claim.deviceId)).toMatchObject({ status: "returning" });
    expect(serialNumber).not.toBe(later.serialNumber);
  });

  test("is over once the old device is here, whose keepers decide what becomes of it", async () => {
    const { claim } = await takenOverClaim(world());
    await takeBackClaimed(logistics(), claimRef(claim));
    const returned = await sendDeviceToRepair(logistics(), await asked(claim.deviceId));
    expect(returned).toMatchObject({ status: "repair", merchantId: null });
  });

  test("costs what was said when the old device does not come back, and that one counts as lost", async () => {
    const { claim } = await takenOverClaim(world());
    await chargeClaim(logistics(), { ...claimRef(claim), costFen: 100, reason: "未寄回" });
    expect(await deviceNow(claim.deviceId)).toMatchObject({ status: "lost" });
  });

  test("that is lost on its way leaves the terminal as it was, and another one is chosen", async () => {
    const { place, claim, shipment } = await shippedReplacement(world());
    const early = chooseAnotherReplacement(logistics(), claimRef(claim));
    await expect(early).rejects.toMatchObject({ code: "illegal_state" });
    await loseShipment(logistics(), { ...(await latest(world(), shipment)), reason: "承运商丢件" });
    await takeOverDelivered(world().asSystem(), { shipmentId: shipment.id });
    expect(await getTerminal(logistics(), place)).toMatchObject({ status: "active" });
    const again = await chooseAnotherReplacement(logistics(), claimRef(claim));
    expect(again).toMatchObject({ status: "replacing", replacement: null });
  });
});

test("a replacement that arrives after its terminal was closed goes back, and its claim to an end", async () => {
  const { place, claim, shipment } = await shippedReplacement(world());
  const { version } = await getTerminal(logistics(), place);
  await closeTerminal(logistics(), { terminalId: place.terminalId, version, reason: "商户关店" });
  await deliverShipment(logistics(), await latest(world(), shipment));
  await takeOverDelivered(world().asSystem(), { shipmentId: shipment.id });
  const now = await getClaim(logistics(), { claimId: claim.id });
  expect(now).toMatchObject({ status: "replacement_underway", acts: ["settle"] });
  await settleClaim(logistics(), { ...claimRef(now), reason: "商户关店" });
  expect(await deviceNow(claim.replacement?.deviceId ?? "")).toMatchObject({ status: "returning" });
});

describe("a suspicion of tampering", () => {
  test("stops the terminal at once, and nothing lets it work again before the examination", async () => {
    const { place, claim } = await openedClaim(world(), "suspected_tampering");
    expect(claim).toMatchObject({ terminalStatus: "suspended", quarantined: true });
    await withdrawClaim(place.owner(), claimRef(claim));
    const { version } = await getTerminal(logistics(), place);
    const resume = { terminalId: place.terminalId, version, reason: "商户称无事" };
    const tried = resumeTerminal(logistics(), resume);
    await expect(tried).rejects.toMatchObject({ code: "conflict", reason: "device_quarantined" });
    const now = await getClaim(admin(), { claimId: claim.id });
    await clearDevice(admin(), { ...claimRef(now), finding: "untouched", reason: "封条完好" });
    expect(await resumeTerminal(logistics(), resume)).toMatchObject({ status: "active" });
  });

  test("keeps the device from the stock for ever once somebody has found it true", async () => {
    const { place, claim } = await openedClaim(world(), "suspected_tampering");
    const { version } = await getTerminal(logistics(), place);
    await closeTerminal(logistics(), { terminalId: place.terminalId, version, reason: "更换" });
    const restock = async () => restockDevice(logistics(), await asked(claim.deviceId));
    await expect(restock()).rejects.toMatchObject({ reason: "device_quarantined" });
    await clearDevice(admin(), { ...claimRef(claim), finding: "tampered", reason: "发现窃录装置" });
    await expect(restock()).rejects.toMatchObject({ reason: "device_quarantined" });
    const retired = await retireDevice(logistics(), await asked(claim.deviceId));
    expect(retired).toMatchObject({ status: "retired" });
  });

  test("is listed until somebody has examined the device", async () => {
    const { claim } = await openedClaim(world(), "suspected_tampering");
    const isListed = async () => {
      const { items } = await listClaims(admin(), { only: "quarantined", search: claim.serialNumber });
      return items.length === 1;
    };
    expect(await isListed()).toBe(true);
    await clearDevice(admin(), { ...claimRef(claim), finding: "untouched", reason: "封条完好" });
    expect(await isListed()).toBe(false);
  });
});

test("a decision against what the warranty says gives its reason", async () => {
  const { claim } = await openedClaim(world());
  const accept = { ...claimRef(claim), remedy: "repair", costFen: 100 } as const;
  await expect(acceptClaim(logistics(), accept)).rejects.toMatchObject({ reason: "reason_missing" });
  const said = await acceptClaim(logistics(), { ...accept, reason: "进水" });
  expect(said).toMatchObject({ status: "quoted", coverage: "paid", costFen: 100, note: "进水" });
});

test("a merchant does what is theirs to do, and not what staff decide", async () => {
  const { place, claim } = await openedClaim(world());
  const settled = settleClaim(place.owner(), claimRef(claim));
  await expect(settled).rejects.toMatchObject({ code: "illegal_state", reason: "transition_refused" });
});

test("a claim that staff open for a merchant is the merchant's own", async () => {
  const place = await makeActiveTerminal(world());
  const { terminalId } = place;
  const input = { terminalId, reason: "network", description: "商户来电：连不上网" } as const;
  const { id: claimId } = await openClaim(logistics(), input);
  expect(await getClaim(place.owner(), { claimId })).toMatchObject({ byStaff: true, acts: ["withdraw"] });
});

test("of two claims for one device at once, one is opened", async () => {
  const place = await makeActiveTerminal(world());
  const input = { terminalId: place.terminalId, reason: "screen", description: "屏幕不亮" } as const;
  const tries = await Promise.allSettled([openClaim(place.owner(), input), openClaim(logistics(), input)]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a claim is overdue once its status has lasted longer than its rule allows", async () => {
  const { claim } = await acceptedClaim(world(), "replace");
  const isListed = async (ms: number) => {
    const later: Context = { ...logistics(), now: new Date(Date.parse(claim.wait?.dueAt ?? "") + ms) };
    const { items } = await listClaims(later, { only: "overdue", search: claim.serialNumber });
    return items.length === 1;
  };
  expect([await isListed(0), await isListed(1)]).toEqual([false, true]);
  const rest = Date.parse(claim.wait?.dueAt ?? "") - CLAIM_WAITS.replacing.days * DAY_MS;
  expect(rest).toBeGreaterThanOrEqual(Date.parse(claim.openedAt));
});

test("staff find a claim by what its terminal's number or its device's serial begins with, others do not", async () => {
  const { place, claim } = await openedClaim(world());
  const { number, serialNumber } = await getTerminal(world().asRole("logistics"), place);
  const claimsFor = async (role: "logistics" | "rates", typed: string) =>
    (await find(world().asRole(role), { typed })).filter(({ kind }) => kind === "claim");
  for (const typed of [number, serialNumber.slice(0, -1)])
    expect(await claimsFor("logistics", typed)).toContainEqual(
      expect.objectContaining({ id: claim.id, number: serialNumber, status: "opened" }),
    );
  expect(await claimsFor("rates", number)).toEqual([]);
});
