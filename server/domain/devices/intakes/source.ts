/** How a delivery came in: serials scanned one by one, or a list from the maker. */
export const INTAKE_SOURCES = ["scan", "file"] as const;
export type IntakeSource = (typeof INTAKE_SOURCES)[number];
