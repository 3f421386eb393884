export interface Position {
  lat: number;
  lng: number;
}

const EARTH_RADIUS_M = 6_371_000;

/** Beyond this from its store's registered place a terminal is an incident (银发〔2021〕259号). */
export const FAR_FROM_STORE_M = 50_000;

/** Great-circle distance in metres. */
export function distanceM(a: Position, b: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (x: number) => Math.sin(x / 2) ** 2;
  const h =
    half(radians(b.lat - a.lat)) +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(radians(b.lng - a.lng));
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** Whole metres between a store's registered place and where its terminal is; null while either is unknown. */
export function distanceFromStore(
  { lat, lng }: { lat: number | null; lng: number | null },
  at: Position | undefined,
): number | null {
  return at === undefined || lat === null || lng === null ? null : Math.round(distanceM(at, { lat, lng }));
}
