import { z } from "zod";
import { modelCode } from "#server/domain/devices/inputs.ts";
import { warehouseId } from "#server/domain/devices/warehouses/inputs.ts";
import { id } from "#server/domain/fields/ids.ts";
import { cursor } from "#server/domain/fields/pages.ts";
import { fileLine, line } from "#server/domain/fields/text.ts";
import type { INTAKE_SOURCES } from "./source.ts";

/** Lines of one delivery, and lines that one call brings. */
export const MOST_LINES = 200_000;
export const LINES_AT_ONCE = 2_000;

/** Same file, same model, same delivery: sent again it goes on where it was cut, into the warehouse where it began. */
export const startIntakeInput = z.discriminatedUnion("source", [
  z.strictObject({ source: z.literal("scan"), modelCode, warehouseId: warehouseId.optional() }),
  z.strictObject({
    source: z.literal("file"),
    modelCode,
    warehouseId: warehouseId.optional(),
    fileName: line({ min: 1, max: 200, kind: "name" }),
    /** SHA-256 of the lines, in hexadecimal. */
    contentHash: z.string().regex(/^[0-9a-f]{64}$/),
    totalLines: z.int().min(1).max(MOST_LINES),
  }),
]) satisfies z.ZodType<{ source: (typeof INTAKE_SOURCES)[number] }>;

export const receiveLinesInput = z.strictObject({
  intakeId: id("intake"),
  /** How many lines of the delivery come before these. */
  after: z.int().min(0).max(MOST_LINES),
  /** As they stand in the file or come from the scanner; what one of them holds is judged line by line. */
  lines: z.array(fileLine).min(1).max(LINES_AT_ONCE),
});

export const intakeRef = z.strictObject({ intakeId: id("intake") });

export const listIntakesInput = z.strictObject({ cursor });
