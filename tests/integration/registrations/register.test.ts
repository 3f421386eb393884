import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { registrations } from "#db/schema/registrations.ts";
import { brokenConstraint } from "#db/transaction.ts";
import type { Context } from "#server/context.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { REGISTRATION_STATES, REGISTRATION_WAITS } from "#server/domain/registrations/state.ts";
import { exportRegistrations } from "#server/registrations/export-registrations.ts";
import { listRegistrations } from "#server/registrations/list-registrations.ts";
import { readFeedback } from "#server/registrations/read-feedback.ts";
import { resendRegistration } from "#server/registrations/resend-registration.ts";
import { closeTerminal } from "#server/terminals/close-terminal.ts";
import { getTerminal } from "#server/terminals/get-terminal.ts";
import { resolveIncident } from "#server/terminals/incidents/resolve-incident.ts";
import { moveToStore } from "#server/terminals/move-to-store.ts";
import { swapDevice } from "#server/terminals/swap-device.ts";
import { stockedSerial } from "#tests/support/stock/devices.ts";
import { activateAnew } from "../../support/devices/active-terminal.ts";
import { farTerminal, SHENZHEN } from "../../support/world/incidents.ts";
import {
  cellsOf,
  dueEntry,
  entriesOf,
  exportedEntry,
  rejectedEntry,
} from "../../support/world/registrations.ts";
import { secondStore } from "../../support/world/stores.ts";
import { makePlace, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");
const changesOf = async (terminalId: string) =>
  (await entriesOf(world(), terminalId)).map(({ change }) => change);

test("every change of place or owner is on record, as it stood, from the activation to the end", async () => {
  const { place } = await dueEntry(world());
  const { terminalId } = place;
  const seen = async () => (await getTerminal(logistics(), { terminalId })).version;
  const store = await secondStore(world(), place.merchantId);
  const reason = "搬店";
  await moveToStore(logistics(), { terminalId, version: await seen(), storeId: store.id, reason });
  const serialNumber = await stockedSerial(world());
  await swapDevice(logistics(), { terminalId, version: await seen(), serialNumber, fault: "screen" });
  await closeTerminal(logistics(), { terminalId, version: await seen(), reason: "关店" });
  const entries = await entriesOf(world(), terminalId);
  // The new device was never activated: it was never told of, and its end is none.
  expect(entries.map(({ change }) => change)).toEqual(["bind", "move", "unbind"]);
  expect(entries.map(({ storeName }) => storeName)).toEqual(["老王一店", store.name, store.name]);
  expect(new Set(entries.map((entry) => entry.serialNumber))).toEqual(new Set([place.serialNumber]));
});

test("a store's place that is put right is told of every terminal there", async () => {
  const { place, incident } = await farTerminal(world());
  const { id: incidentId, version } = incident;
  const how = { resolution: "position_corrected", position: SHENZHEN, reason: "登记有误" } as const;
  await resolveIncident(logistics(), { incidentId, version, ...how });
  const [, corrected] = await entriesOf(world(), place.terminalId);
  expect(corrected).toMatchObject({ change: "correct", ...SHENZHEN });
});

test("a terminal that was never activated is nowhere in the register", async () => {
  const { terminalId } = await makePlace(world());
  const { version } = await getTerminal(logistics(), { terminalId });
  await closeTerminal(logistics(), { terminalId, version, reason: "取消" });
  expect(await changesOf(terminalId)).toEqual([]);
});

test("the database lets nobody write an entry again, or take it out", async () => {
  const { entry } = await dueEntry(world());
  const { db } = world().runtime;
  const one = eq(registrations.id, entry.id);
  const tries = [
    db.update(registrations).set({ merchantName: "别人" }).where(one),
    db.delete(registrations).where(one),
  ];
  for (const attempt of tries) {
    const error = await attempt.then(() => null).catch((caught: unknown) => caught);
    expect(brokenConstraint(error)).toBe("registrations_append_only");
  }
});

test("an entry is told by one file alone, also when two are made at once, and by every file of all", async () => {
  const { entry } = await dueEntry(world());
  const made = await Promise.allSettled([
    exportRegistrations(logistics(), { scope: "due" }),
    exportRegistrations(logistics(), { scope: "due" }),
  ]);
  const files = made.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const holding = await Promise.all(
    files.map(async ({ id }) => (await cellsOf(world(), id)).some(([record]) => record === entry.id)),
  );
  expect(holding.filter(Boolean)).toEqual([true]);
  const all = await exportRegistrations(logistics(), { scope: "all" });
  const cells = await cellsOf(world(), all.id);
  expect(cells).toHaveLength(all.rows);
  const [row] = cells.filter(([record]) => record === entry.id);
  expect(row?.slice(3, 5)).toEqual([
    entry.merchantId && row?.[4]?.slice(0, 3),
    expect.stringMatching(/^\d{15}$/),
  ]);
  expect(row).toContain("**** 1234");
});

test("each row of an answer is judged by itself, and what stands is never turned", async () => {
  const { entry, file } = await exportedEntry(world());
  const other = await dueEntry(world());
  const read = (...rows: [string, string, string][]) =>
    readFeedback(logistics(), {
      exportId: file.id,
      firstRow: 2,
      rows: rows.map(([record, outcome, reason]) => ({ record, outcome, reason })),
    });
  const answered = await read(
    ["what", "accepted", ""],
    [entry.id, "perhaps", ""],
    [entry.id, "rejected", ""],
    [other.entry.id, "accepted", ""],
    [entry.id, "退回", "地址不符"],
    [entry.id, "accepted", ""],
  );
  expect(answered).toMatchObject({ accepted: 0, rejected: 1, known: 0 });
  expect(answered.faulty.map(({ row, fault }) => [row, fault])).toEqual([
    [2, "record_shape"],
    [3, "outcome_unknown"],
    [4, "reason_missing"],
    [5, "not_in_export"],
    [7, "answered_otherwise"],
  ]);
  expect(await read([entry.id, "退回", "地址不符"])).toMatchObject({ known: 1, rejected: 0 });
});

test("what was rejected is told again as things are now, and accepted then", async () => {
  const { place, entry } = await rejectedEntry(world());
  expect(entry).toMatchObject({ state: "rejected", reason: "地址与执照不符", acts: ["resend", "dismiss"] });
  const again = await resendRegistration(logistics(), { registrationId: entry.id, version: entry.version });
  const file = await exportRegistrations(logistics(), { scope: "due" });
  const rows = [{ record: again.id, outcome: "通过", reason: "" }];
  await readFeedback(logistics(), { exportId: file.id, firstRow: 1, rows });
  const { items } = await listRegistrations(logistics(), { terminalId: place.terminalId });
  expect(items.map(({ state }) => state).sort()).toEqual(["accepted", "resent"]);
});

test("an end that is told again ends nothing of what came after it", async () => {
  const { place } = await dueEntry(world());
  const { terminalId } = place;
  const seen = async () => (await getTerminal(logistics(), { terminalId })).version;
  const serialNumber = await stockedSerial(world());
  await swapDevice(logistics(), { terminalId, version: await seen(), serialNumber, fault: "screen" });
  const file = await exportRegistrations(logistics(), { scope: "due" });
  await activateAnew(world(), place);
  const [, end] = await entriesOf(world(), terminalId);
  expect(end).toMatchObject({ change: "unbind", exportId: file.id });
  await resendRegistration(logistics(), { registrationId: end?.id ?? "", version: end?.version ?? 0 });
  await closeTerminal(logistics(), { terminalId, version: await seen(), reason: "关店" });
  expect(await changesOf(terminalId)).toEqual(["bind", "unbind", "bind", "unbind", "unbind"]);
});

test("of a serial that is bound no more nothing but its end is told again", async () => {
  const { place, entry } = await rejectedEntry(world());
  const { terminalId } = place;
  const { version } = await getTerminal(logistics(), { terminalId });
  await closeTerminal(logistics(), { terminalId, version, reason: "关店" });
  const again = resendRegistration(logistics(), { registrationId: entry.id, version: entry.version });
  await expect(again).rejects.toMatchObject({ code: "conflict", reason: "registration_over" });
});

test("lists and entries agree on every state, and on when an entry is overdue", async () => {
  const { entry } = await exportedEntry(world());
  for (const state of REGISTRATION_STATES) {
    const { items } = await listRegistrations(logistics(), { state });
    expect([...new Set(items.map((item) => item.state)), state]).toContain(state);
    expect(items.every((item) => item.state === state)).toBe(true);
  }
  const due = Date.parse(entry.changedAt) + REGISTRATION_WAITS.exported.days * DAY_MS;
  const isListed = async (ms: number) => {
    const later: Context = { ...logistics(), now: new Date(due + ms) };
    const { items } = await listRegistrations(later, { overdue: true, terminalId: entry.terminalId });
    return items.length === 1;
  };
  expect([await isListed(-DAY_MS), await isListed(DAY_MS)]).toEqual([false, true]);
});
