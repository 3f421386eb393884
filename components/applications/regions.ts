import { staticData } from "#components/query/static-data.ts";
import type { RegionNames } from "#server/domain/merchants/address.ts";

export const { load: loadRegions, useData: useRegions } = staticData<RegionNames>("/api/regions");
