import { randomBytes } from "node:crypto";
import { openWarehouse } from "#server/devices/warehouses/open-warehouse.ts";
import type { World } from "../world/world.ts";

/** A warehouse that no other test knows. */
export const newWarehouse = () => ({
  code: `W-${randomBytes(4).toString("hex").toUpperCase()}`,
  name: "上海仓",
  address: "上海市浦东新区测试路 1 号",
});

export const openedWarehouse = (world: World) => openWarehouse(world.asRole("logistics"), newWarehouse());

/** What a step of a warehouse asks for: which, and in which version it was seen. */
export const warehouseInput = ({ id, version }: { id: string; version: number }) => ({
  warehouseId: id,
  version,
});
