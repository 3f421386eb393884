import { randomInt } from "node:crypto";
import type { OpenStoreInput } from "#server/domain/stores/inputs.ts";
import { openStore } from "#server/stores/open-store.ts";
import type { World } from "./world.ts";

/** A store that a merchant does not have yet, in Shanghai. */
export const newStore = (merchantId: string): OpenStoreInput => ({
  merchantId,
  name: `老王分店 ${randomInt(1e9)}`,
  mcc: "5411",
  provinceCode: "310000",
  cityCode: "310100",
  districtCode: "310101",
  street: "2 Test Road",
  lat: 31.23,
  lng: 121.47,
});

export function secondStore(world: World, merchantId: string) {
  return openStore(world.asRole("logistics"), newStore(merchantId));
}
