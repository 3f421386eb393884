import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { dataDir } from "#server/start/settings.ts";
import type { Spread } from "./spread.ts";

/** Where reports are kept; settled before a benchmark starts a portal on data of its own. */
const BENCH_FOLDER = join(dataDir(), "bench");
mkdirSync(BENCH_FOLDER, { recursive: true });

export interface Row {
  name: string;
  role: "subject" | "peer" | "floor";
  /** What one operation costs, in the report's unit. */
  cost: Spread;
  /** How many times the subject's cost that is. */
  ratio: Spread;
}

export interface Goal {
  goal: string;
  reached: number;
  held: boolean;
}

export interface Report {
  name: string;
  /** What was measured, in a sentence. */
  what: string;
  unit: string;
  rows: Row[];
  goals: Goal[];
}

const three = (value: number) =>
  Number(value.toPrecision(3)).toLocaleString("en-US", { maximumFractionDigits: 3 });
const spread = ({ median, low, high }: Spread) => `${three(median)} (${three(low)} … ${three(high)})`;

/** Prints the table, then the goals, and keeps both as JSON in `.data/bench/<name>.json`. */
export function publish(report: Report): void {
  const table = report.rows.map((row) => [row.name, row.role, spread(row.cost), spread(row.ratio)]);
  print(`${report.name}: ${report.what}`);
  printTable([["", "", `${report.unit} each`, "× the subject"], ...table]);
  for (const { goal, reached, held } of report.goals) {
    print(`${held ? "✓" : "✗"} goal ${goal}: reached ${three(reached)}`);
  }
  const path = join(BENCH_FOLDER, `${report.name}.json`);
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  writeFileSync(
    path,
    `${JSON.stringify({ ...report, measuredAt: new Date().toISOString(), machine }, null, 2)}\n`,
  );
  print(`Kept in ${path}`);
}

function printTable(rows: string[][]): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  for (const row of rows)
    print(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
