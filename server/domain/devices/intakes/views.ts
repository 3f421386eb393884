import { z } from "zod";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { pageOf } from "#server/domain/fields/pages.ts";
import { LINE_FAULTS } from "./serial-line.ts";
import { INTAKE_SOURCES } from "./source.ts";

export const intakeView = z.strictObject({
  id: z.string(),
  modelCode: z.string(),
  modelName: z.string(),
  warehouseId: z.string(),
  warehouseName: z.string(),
  source: z.enum(INTAKE_SOURCES),
  fileName: z.string().nullable(),
  /** Of a file; of scanning nobody knows how much is to come. */
  totalLines: z.int().nullable(),
  /** Lines that were looked at; the next call brings those after them. */
  doneLines: z.int(),
  received: z.int(),
  faulty: z.int(),
  byName: z.string(),
  createdAt: utcInstant,
  lastAt: utcInstant,
});

export const intakePage = pageOf(intakeView);

export const faultyLines = z.array(
  z.strictObject({ line: z.int(), text: z.string(), reason: z.enum(LINE_FAULTS) }),
);

export type IntakeView = z.infer<typeof intakeView>;
