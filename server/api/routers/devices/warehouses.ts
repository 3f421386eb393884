import { z } from "zod";
import { changeWarehouse } from "#server/devices/warehouses/change-warehouse.ts";
import { closeWarehouse } from "#server/devices/warehouses/close-warehouse.ts";
import { listWarehouses } from "#server/devices/warehouses/list-warehouses.ts";
import { makeDefaultWarehouse } from "#server/devices/warehouses/make-default-warehouse.ts";
import { moveStock } from "#server/devices/warehouses/move-stock.ts";
import { openWarehouse } from "#server/devices/warehouses/open-warehouse.ts";
import { reopenWarehouse } from "#server/devices/warehouses/reopen-warehouse.ts";
import {
  changeWarehouseInput,
  moveStockInput,
  openWarehouseInput,
  warehouseVersionInput,
} from "#server/domain/devices/warehouses/inputs.ts";
import { warehouseView } from "#server/domain/devices/warehouses/views.ts";
import { can, router } from "../../trpc.ts";

const write = can("warehouse:write").output(warehouseView);
const step = write.input(warehouseVersionInput);

export const warehousesRouter = router({
  list: can("device:read")
    .output(z.array(warehouseView))
    .query(({ ctx }) => listWarehouses(ctx)),
  open: write.input(openWarehouseInput).mutation(({ ctx, input }) => openWarehouse(ctx, input)),
  change: write.input(changeWarehouseInput).mutation(({ ctx, input }) => changeWarehouse(ctx, input)),
  close: step.mutation(({ ctx, input }) => closeWarehouse(ctx, input)),
  reopen: step.mutation(({ ctx, input }) => reopenWarehouse(ctx, input)),
  makeDefault: step.mutation(({ ctx, input }) => makeDefaultWarehouse(ctx, input)),
  move: can("device:write")
    .input(moveStockInput)
    .output(z.strictObject({ moved: z.int() }))
    .mutation(({ ctx, input }) => moveStock(ctx, input)),
});
