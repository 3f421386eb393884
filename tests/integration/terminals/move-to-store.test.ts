import { expect, test } from "vitest";
import { DomainError } from "#server/domain/errors.ts";
import { issueConfig } from "#server/terminals/configuration/issue-config.ts";
import { getTerminal } from "#server/terminals/get-terminal.ts";
import { moveToStore } from "#server/terminals/move-to-store.ts";
import { makeActiveTerminal } from "../../support/devices/active-terminal.ts";
import { secondStore } from "../../support/world/stores.ts";
import { makePlace, makeWorld } from "../../support/world/world.ts";
import { worldOfFile } from "../../support/world/world-of-file.ts";

const world = worldOfFile(makeWorld);
const logistics = () => world().asRole("logistics");

async function activeWithStore() {
  const place = await makeActiveTerminal(world());
  const store = await secondStore(world(), place.merchantId);
  const { version, storeId } = await getTerminal(logistics(), place);
  return { place, store, input: { terminalId: place.terminalId, version, reason: "商户搬店" }, storeId };
}

test("the configuration that is offered after a move names the new store", async () => {
  const { place, store, input } = await activeWithStore();
  await moveToStore(logistics(), { ...input, storeId: store.id });
  await issueConfig(world().asSystem(), { terminalId: place.terminalId, reason: "moved" });
  const { desired } = await getTerminal(logistics(), place);
  expect(desired?.config.display.storeName).toBe(store.name);
  expect(desired?.reason).toBe("moved");
});

test("a terminal moves to no store of another merchant and not to where it is", async () => {
  const { input, storeId } = await activeWithStore();
  const { merchantId } = await makePlace(world());
  const foreign = await secondStore(world(), merchantId);
  const moving = (to: string) => moveToStore(logistics(), { ...input, storeId: to });
  await expect(moving(foreign.id)).rejects.toMatchObject({ code: "not_found", reason: "store_not_found" });
  await expect(moving(storeId)).rejects.toBeInstanceOf(DomainError);
  await expect(moving(storeId)).rejects.toMatchObject({ code: "conflict", reason: "already_in_store" });
});

test("whoever moves what somebody else has moved meanwhile is told so", async () => {
  const { place, store, input, storeId } = await activeWithStore();
  await moveToStore(logistics(), { ...input, storeId: store.id });
  const back = moveToStore(logistics(), { ...input, storeId });
  await expect(back).rejects.toMatchObject({ code: "conflict", reason: "changed_meanwhile" });
  expect(await getTerminal(logistics(), place)).toMatchObject({ storeId: store.id });
});
