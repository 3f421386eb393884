import { eq } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { deviceModels, intakes } from "#db/schema/devices.ts";
import { people } from "#db/schema/people.ts";
import { warehouses } from "#db/schema/warehouses.ts";
import { type IntakeView, intakeView } from "#server/domain/devices/intakes/views.ts";
import { DomainError } from "#server/domain/errors.ts";
import { shownAs } from "#server/domain/fields/shown-as.ts";

/** Deliveries with the names of their model, their warehouse and of whoever took them in. */
export function intakeRows(reader: Reader) {
  return reader
    .select({
      intake: intakes,
      modelName: deviceModels.name,
      warehouseName: warehouses.name,
      byName: people.name,
    })
    .from(intakes)
    .innerJoin(deviceModels, eq(deviceModels.code, intakes.modelCode))
    .innerJoin(warehouses, eq(warehouses.id, intakes.warehouseId))
    .innerJoin(people, eq(people.id, intakes.createdBy));
}

type IntakeRow = Awaited<ReturnType<typeof intakeRows>>[number];

export function intakeViewOf({ intake, ...names }: IntakeRow): IntakeView {
  const { createdAt, lastAt } = intake;
  const shown = shownAs(intakeView, intake);
  return { ...shown, ...names, createdAt: createdAt.toISOString(), lastAt: lastAt.toISOString() };
}

export async function viewIntake(reader: Reader, intakeId: string): Promise<IntakeView> {
  const [row] = await intakeRows(reader).where(eq(intakes.id, intakeId));
  if (row === undefined) throw intakeNotFound();
  return intakeViewOf(row);
}

export function intakeNotFound(): DomainError {
  return new DomainError("not_found", "intake_not_found", "There is no such delivery.");
}
