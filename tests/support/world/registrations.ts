import { eq } from "drizzle-orm";
import { registrations } from "#db/schema/registrations.ts";
import { exportRegistrations } from "#server/registrations/export-registrations.ts";
import { listRegistrations } from "#server/registrations/list-registrations.ts";
import { readExport } from "#server/registrations/read-export.ts";
import { readFeedback } from "#server/registrations/read-feedback.ts";
import { makeActiveTerminal } from "../devices/active-terminal.ts";
import type { World } from "./world.ts";

const logistics = (world: World) => world.asRole("logistics");

/** What is on record of a terminal, the oldest first. */
export async function entriesOf(world: World, terminalId: string) {
  return world.runtime.db
    .select()
    .from(registrations)
    .where(eq(registrations.terminalId, terminalId))
    .orderBy(registrations.seq);
}

/** An active terminal, whose binding no file has told yet. */
export async function dueEntry(world: World) {
  const place = await makeActiveTerminal(world);
  const { items } = await listRegistrations(logistics(world), { terminalId: place.terminalId });
  const [entry] = items;
  if (entry === undefined) throw new Error("An activation is to be told");
  return { place, entry };
}

/** The same, told by a file. */
export async function exportedEntry(world: World) {
  const { place, entry } = await dueEntry(world);
  const file = await exportRegistrations(logistics(world), { scope: "due" });
  return { place, entry, file };
}

/** The same, and rejected. */
export async function rejectedEntry(world: World) {
  const { place, entry, file } = await exportedEntry(world);
  const row = { record: entry.id, outcome: "退回", reason: "地址与执照不符" };
  await readFeedback(logistics(world), { exportId: file.id, firstRow: 1, rows: [row] });
  const { items } = await listRegistrations(logistics(world), { terminalId: place.terminalId });
  return { place, file, entry: items[0] ?? entry };
}

/** A file as it is handed over, cell by cell, without its heads. */
export async function cellsOf(world: World, exportId: string): Promise<string[][]> {
  let text = "";
  for await (const piece of await readExport(logistics(world), { exportId })) text += piece;
  const [, ...lines] = text.trimEnd().split("\r\n");
  return lines.map((line) => line.split(",").map((cell) => cell.replace(/^"|"$/g, "")));
}
