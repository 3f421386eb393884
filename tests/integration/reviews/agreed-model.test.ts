import { afterAll, beforeAll, expect, test } from "vitest";
import { addModel } from "#server/devices/catalogue/add-model.ts";
import { receiveDevices } from "#server/devices/receive-devices.ts";
import { confirmApproval } from "#server/reviews/confirm-approval.ts";
import { proposeApproval } from "#server/reviews/propose-approval.ts";
import { listAwaiting } from "#server/shipments/desk/list-awaiting.ts";
import { readLabels } from "#server/shipments/desk/read-labels.ts";
import { listShipments } from "#server/shipments/list-shipments.ts";
import { newModel, newSerial } from "#tests/support/stock/devices.ts";
import { applicationIn } from "../../support/world/applicants.ts";
import { caseInput } from "../../support/world/case-input.ts";
import { createDemoWorld, type DemoWorld } from "../../support/world/demo-world.ts";
import { expectRefusal } from "../../support/world/refusals.ts";

let world: DemoWorld;
beforeAll(async () => {
  world = await createDemoWorld();
});
afterAll(() => world.close());

const logistics = () => world.staff("logistics");

/** A model with so many units in stock. */
async function modelWith(units: number, product: "shoukuanbao" | "traditional_pos" = "shoukuanbao") {
  const model = { ...newModel(), product };
  await addModel(world.runtime.seeding(), model);
  const serialNumbers = Array.from({ length: units }, newSerial);
  if (units > 0) await receiveDevices(logistics(), { modelCode: model.code, serialNumbers });
  return model.code;
}

async function approvedWith(modelCode: string) {
  const { view } = await applicationIn(world, "in_review");
  const proposed = await proposeApproval(world.staff("reviewer"), { ...caseInput(view), modelCode });
  expect(proposed.agreedModel).toBe(modelCode);
  const { merchantId } = await confirmApproval(world.staff("checker"), caseInput(proposed));
  return merchantId ?? "";
}

test("what was agreed on is reserved with the approval, and its parcel waits to be packed for the applicant", async () => {
  const merchantId = await approvedWith(await modelWith(1));
  const { items } = await listShipments(logistics(), { merchantId });
  expect(items).toMatchObject([{ status: "pending", merchantId }]);
  const { labels } = await readLabels(logistics(), { shipmentIds: items.map(({ id }) => id) });
  expect(labels[0]?.recipient.address).toMatch(/^\p{Script=Han}+ /u);
  expect(labels[0]?.recipient.mobile).toMatch(/^1\d{10}$/);
});

test("approvals at once share the last units without a unit given twice, and who gets none waits on the list", async () => {
  const modelCode = await modelWith(2);
  const merchants = await Promise.all([1, 2, 3].map(() => approvedWith(modelCode)));
  const parcels = await Promise.all(
    merchants.map(async (merchantId) => (await listShipments(logistics(), { merchantId })).items),
  );
  const serials = parcels.flat().map(({ serialNumber }) => serialNumber);
  expect(new Set(serials).size).toBe(2);
  const waiting = merchants.filter((_one, index) => parcels[index]?.length === 0);
  const { items } = await listAwaiting(logistics(), {});
  expect(items.filter(({ modelCode: agreed }) => agreed === modelCode)).toMatchObject([
    { merchantId: waiting[0], inStock: 0 },
  ]);
});

test("a model that the catalogue does not have, or that is made for another product, is not agreed on", async () => {
  const { view } = await applicationIn(world, "in_review");
  const propose = (modelCode: string) =>
    proposeApproval(world.staff("reviewer"), { ...caseInput(view), modelCode });
  await expectRefusal(propose("M-none"), "not_found", "model_not_found");
  await expectRefusal(propose(await modelWith(1, "traditional_pos")), "invalid_input", "model_unfit");
});
