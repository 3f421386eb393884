import { z } from "zod";
import { listDeviceHistory } from "#server/audit/list-device-history.ts";
import { listCatalogue } from "#server/devices/catalogue/list-catalogue.ts";
import { recommendDevice } from "#server/devices/catalogue/recommend-device.ts";
import { setLowStock } from "#server/devices/catalogue/set-low-stock.ts";
import { countStock } from "#server/devices/count-stock.ts";
import { getDevice } from "#server/devices/get-device.ts";
import { listFaultyLines } from "#server/devices/intakes/list-faulty-lines.ts";
import { listIntakes } from "#server/devices/intakes/list-intakes.ts";
import { receiveLines } from "#server/devices/intakes/receive-lines.ts";
import { startIntake } from "#server/devices/intakes/start-intake.ts";
import { listDevices } from "#server/devices/list-devices.ts";
import { confirmInjection } from "#server/devices/payment-keys/confirm-injection.ts";
import { destroyPaymentKey } from "#server/devices/payment-keys/destroy-payment-key.ts";
import { listPaymentKeys } from "#server/devices/payment-keys/list-payment-keys.ts";
import { recordInjection } from "#server/devices/payment-keys/record-injection.ts";
import { reportKeyCompromised } from "#server/devices/payment-keys/report-key-compromised.ts";
import { receiveDevices } from "#server/devices/receive-devices.ts";
import { restockDevice } from "#server/devices/restock-device.ts";
import { retireDevice } from "#server/devices/retire-device.ts";
import { sendDeviceToRepair } from "#server/devices/send-device-to-repair.ts";
import { cancelStockTake } from "#server/devices/stock-takes/cancel-stock-take.ts";
import { closeStockTake } from "#server/devices/stock-takes/close-stock-take.ts";
import { getStockTake } from "#server/devices/stock-takes/get-stock-take.ts";
import { listStockTakes } from "#server/devices/stock-takes/list-stock-takes.ts";
import { scanStockTake } from "#server/devices/stock-takes/scan-stock-take.ts";
import { startStockTake } from "#server/devices/stock-takes/start-stock-take.ts";
import { deviceHistory } from "#server/domain/audit/views.ts";
import {
  changeDeviceInput,
  countStockInput,
  deviceIdInput,
  deviceVersionInput,
  listDevicesInput,
  receiveDevicesInput,
  recommendDeviceInput,
  reserveDeviceInput,
  setLowStockInput,
  shelveDeviceInput,
} from "#server/domain/devices/inputs.ts";
import {
  intakeRef,
  listIntakesInput,
  receiveLinesInput,
  startIntakeInput,
} from "#server/domain/devices/intakes/inputs.ts";
import { faultyLines, intakePage, intakeView } from "#server/domain/devices/intakes/views.ts";
import {
  confirmInjectionInput,
  endPaymentKeyInput,
  listPaymentKeysInput,
  recordInjectionInput,
} from "#server/domain/devices/payment-keys/inputs.ts";
import { paymentKeyView } from "#server/domain/devices/payment-keys/views.ts";
import {
  listStockTakesInput,
  scanStockTakeInput,
  startStockTakeInput,
  stockTakeRef,
  stockTakeVersionInput,
} from "#server/domain/devices/stock-takes/inputs.ts";
import { stockTakeFile, stockTakePage, stockTakeView } from "#server/domain/devices/stock-takes/views.ts";
import {
  devicePage,
  deviceView,
  modelView,
  recommendation,
  stockLine,
} from "#server/domain/devices/views.ts";
import { releaseDevice } from "#server/terminals/release-device.ts";
import { reportDeviceLost } from "#server/terminals/report-device-lost.ts";
import { reserveDevice } from "#server/terminals/reserve-device.ts";
import { can, canAny, router } from "../../trpc.ts";

const write = can("device:write").input(changeDeviceInput).output(deviceView);
const shelve = can("device:write").input(shelveDeviceInput).output(deviceView);

const custodian = can("payment_key:write").output(paymentKeyView);

export const devicesRouter = router({
  models: canAny("device:read", "rate_card:read")
    .output(z.array(modelView))
    .query(({ ctx }) => listCatalogue(ctx)),
  setLowStock: can("device:write")
    .input(setLowStockInput)
    .output(z.void())
    .mutation(({ ctx, input }) => setLowStock(ctx, input)),
  stock: can("device:read")
    .input(countStockInput)
    .output(z.array(stockLine))
    .query(({ ctx, input }) => countStock(ctx, input)),
  list: can("device:read")
    .input(listDevicesInput)
    .output(devicePage)
    .query(({ ctx, input }) => listDevices(ctx, input)),
  get: can("device:read")
    .input(deviceIdInput)
    .output(deviceView)
    .query(({ ctx, input }) => getDevice(ctx, input)),
  history: can("device:read")
    .input(deviceIdInput)
    .output(deviceHistory)
    .query(({ ctx, input }) => listDeviceHistory(ctx, input)),
  startStockTake: can("device:write")
    .input(startStockTakeInput)
    .output(stockTakeView)
    .mutation(({ ctx, input }) => startStockTake(ctx, input)),
  scanStockTake: can("device:write")
    .input(scanStockTakeInput)
    .output(stockTakeView)
    .mutation(({ ctx, input }) => scanStockTake(ctx, input)),
  closeStockTake: can("device:write")
    .input(stockTakeVersionInput)
    .output(stockTakeView)
    .mutation(({ ctx, input }) => closeStockTake(ctx, input)),
  cancelStockTake: can("device:write")
    .input(stockTakeVersionInput)
    .output(stockTakeView)
    .mutation(({ ctx, input }) => cancelStockTake(ctx, input)),
  stockTake: can("device:read")
    .input(stockTakeRef)
    .output(stockTakeFile)
    .query(({ ctx, input }) => getStockTake(ctx, input)),
  stockTakes: can("device:read")
    .input(listStockTakesInput)
    .output(stockTakePage)
    .query(({ ctx, input }) => listStockTakes(ctx, input)),
  recommend: can("device:read")
    .input(recommendDeviceInput)
    .output(z.array(recommendation))
    .query(({ ctx, input }) => recommendDevice(ctx, input)),
  startIntake: can("device:write")
    .input(startIntakeInput)
    .output(intakeView)
    .mutation(({ ctx, input }) => startIntake(ctx, input)),
  receiveLines: can("device:write")
    .input(receiveLinesInput)
    .output(intakeView)
    .mutation(({ ctx, input }) => receiveLines(ctx, input)),
  intakes: can("device:read")
    .input(listIntakesInput)
    .output(intakePage)
    .query(({ ctx, input }) => listIntakes(ctx, input)),
  faultyLines: can("device:read")
    .input(intakeRef)
    .output(faultyLines)
    .query(({ ctx, input }) => listFaultyLines(ctx, input)),
  receive: can("device:write")
    .input(receiveDevicesInput)
    .output(z.strictObject({ received: z.int() }))
    .mutation(({ ctx, input }) => receiveDevices(ctx, input)),
  reserve: can("device:write")
    .input(reserveDeviceInput)
    .output(z.strictObject({ device: deviceView, terminalId: z.string() }))
    .mutation(({ ctx, input }) => reserveDevice(ctx, input)),
  restock: shelve.mutation(({ ctx, input }) => restockDevice(ctx, input)),
  sendToRepair: shelve.mutation(({ ctx, input }) => sendDeviceToRepair(ctx, input)),
  retire: write.mutation(({ ctx, input }) => retireDevice(ctx, input)),
  reportLost: write.mutation(({ ctx, input }) => reportDeviceLost(ctx, input)),
  release: can("device:write")
    .input(deviceVersionInput)
    .output(deviceView)
    .mutation(({ ctx, input }) => releaseDevice(ctx, input)),
  paymentKeys: can("payment_key:read")
    .input(listPaymentKeysInput)
    .output(z.array(paymentKeyView))
    .query(({ ctx, input }) => listPaymentKeys(ctx, input)),
  recordInjection: custodian
    .input(recordInjectionInput)
    .mutation(({ ctx, input }) => recordInjection(ctx, input)),
  confirmInjection: custodian
    .input(confirmInjectionInput)
    .mutation(({ ctx, input }) => confirmInjection(ctx, input)),
  destroyKey: custodian.input(endPaymentKeyInput).mutation(({ ctx, input }) => destroyPaymentKey(ctx, input)),
  reportKeyCompromised: custodian
    .input(endPaymentKeyInput)
    .mutation(({ ctx, input }) => reportKeyCompromised(ctx, input)),
});
