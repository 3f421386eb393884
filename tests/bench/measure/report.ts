import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { dataDir } from "#server/start/settings.ts";
import type { Spread } from "./spread.ts";

/** Where reports are kept; settled before a benchmark starts a portal on data of its own. */
const BENCH_FOLDER = join(dataDir(), "bench");
mkdirSync(BENCH_FOLDER, { recursive: true });

export interface Goal {
  goal: string;
  reached: number;
  held: boolean;
}

export interface Report {
  name: string;
  /** What was measured, in a sentence. */
  what: string;
  /** Column heads, then the rows. */
  table: string[][];
  /** The same as data, for programs. */
  figures: unknown;
  goals: Goal[];
}

/** One side of a comparison. */
export interface Row {
  name: string;
  role: "subject" | "peer" | "floor";
  /** What one operation costs. */
  cost: Spread;
  /** How many times the subject's cost that is. */
  ratio: Spread;
}

/** A comparison as a table and as figures. */
export function comparison(rows: readonly Row[], unit: string): Pick<Report, "table" | "figures"> {
  const cells = rows.map((row) => [row.name, row.role, spread(row.cost), spread(row.ratio)]);
  return { table: [["", "", `${unit} each`, "× the subject"], ...cells], figures: { unit, rows } };
}

/** Three digits, as a person reads them. */
export const three = (value: number) =>
  Number(value.toPrecision(3)).toLocaleString("en-US", { maximumFractionDigits: 3 });

const spread = ({ median, low, high }: Spread) => `${three(median)} (${three(low)} … ${three(high)})`;

/** Prints the table, then the goals, and keeps both as JSON in `.data/bench/<name>.json`. */
export function publish(report: Report): void {
  const { name, what, table, goals, figures } = report;
  print(`${name}: ${what}`);
  printTable(table);
  for (const { goal, reached, held } of goals)
    print(`${held ? "✓" : "✗"} goal ${goal}: reached ${three(reached)}`);
  const path = join(BENCH_FOLDER, `${name}.json`);
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  const kept = { name, what, measuredAt: new Date().toISOString(), machine, figures, goals };
  writeFileSync(path, `${JSON.stringify(kept, null, 2)}\n`);
  print(`Kept in ${path}`);
}

function printTable(rows: readonly string[][]): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  for (const row of rows) {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    print(cells.join("  ").trimEnd());
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
