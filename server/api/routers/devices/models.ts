import { z } from "zod";
import { addModel } from "#server/devices/catalogue/add-model.ts";
import { getModel } from "#server/devices/catalogue/get-model.ts";
import { recordFirmware } from "#server/devices/firmware/record-firmware.ts";
import { setFirmware } from "#server/devices/firmware/set-firmware.ts";
import { withdrawFirmware } from "#server/devices/firmware/withdraw-firmware.ts";
import { createModelPrice } from "#server/devices/prices/create-model-price.ts";
import { discardModelPrice } from "#server/devices/prices/discard-model-price.ts";
import { getModelPriceEvidence } from "#server/devices/prices/get-model-price-evidence.ts";
import { proposeModelPrice } from "#server/devices/prices/propose-model-price.ts";
import { publishModelPrice } from "#server/devices/prices/publish-model-price.ts";
import { refuseModelPrice } from "#server/devices/prices/refuse-model-price.ts";
import { withdrawModelPrice } from "#server/devices/prices/withdraw-model-price.ts";
import {
  recordFirmwareInput,
  setFirmwareInput,
  withdrawFirmwareInput,
} from "#server/domain/devices/firmware/inputs.ts";
import { addModelInput } from "#server/domain/devices/inputs.ts";
import { modelPriceEvidence } from "#server/domain/devices/prices/evidence.ts";
import {
  createModelPriceInput,
  modelPriceRef,
  modelPriceVersionInput,
  modelRef,
  publishModelPriceInput,
  refuseModelPriceInput,
} from "#server/domain/devices/prices/inputs.ts";
import { modelFile, modelPriceView } from "#server/domain/devices/prices/views.ts";
import { can, canAny, router } from "../../trpc.ts";

const price = can("rate_card:write").output(modelPriceView);
const decide = can("rate_card:approve").output(modelPriceView);
const firmware = can("firmware:write").output(z.void());

export const modelsRouter = router({
  get: canAny("device:read", "rate_card:read")
    .input(modelRef)
    .output(modelFile)
    .query(({ ctx, input }) => getModel(ctx, input)),
  add: can("device:catalogue")
    .input(addModelInput)
    .output(z.void())
    .mutation(({ ctx, input }) => addModel(ctx, input)),
  recordFirmware: firmware
    .input(recordFirmwareInput)
    .mutation(({ ctx, input }) => recordFirmware(ctx, input)),
  withdrawFirmware: firmware
    .input(withdrawFirmwareInput)
    .mutation(({ ctx, input }) => withdrawFirmware(ctx, input)),
  setFirmware: firmware.input(setFirmwareInput).mutation(({ ctx, input }) => setFirmware(ctx, input)),
  draftPrice: price.input(createModelPriceInput).mutation(({ ctx, input }) => createModelPrice(ctx, input)),
  priceEvidence: can("rate_card:read")
    .input(modelPriceRef)
    .output(modelPriceEvidence)
    .query(({ ctx, input }) => getModelPriceEvidence(ctx, input)),
  proposePrice: price
    .input(modelPriceVersionInput)
    .mutation(({ ctx, input }) => proposeModelPrice(ctx, input)),
  publishPrice: decide
    .input(publishModelPriceInput)
    .mutation(({ ctx, input }) => publishModelPrice(ctx, input)),
  refusePrice: decide.input(refuseModelPriceInput).mutation(({ ctx, input }) => refuseModelPrice(ctx, input)),
  withdrawPrice: price
    .input(modelPriceVersionInput)
    .mutation(({ ctx, input }) => withdrawModelPrice(ctx, input)),
  discardPrice: price
    .input(modelPriceVersionInput)
    .mutation(({ ctx, input }) => discardModelPrice(ctx, input)),
});
