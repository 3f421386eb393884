import type { StoreView } from "./views.ts";

type Row = Omit<StoreView, "position"> & { lat: number | null; lng: number | null };

/** A store as its owner and staff see it. */
export function viewStore({
  id,
  name,
  mcc,
  provinceCode,
  cityCode,
  districtCode,
  street,
  ...at
}: Row): StoreView {
  const position = at.lat === null || at.lng === null ? null : { lat: at.lat, lng: at.lng };
  return { id, name, mcc, provinceCode, cityCode, districtCode, street, position };
}
