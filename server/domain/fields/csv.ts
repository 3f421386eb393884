/** Marks a file as UTF-8 for spreadsheets. */
export const CSV_MARK = "\uFEFF";

/** Quoted, and never a formula: a leading =, +, -, @, tab or return is defused (CSV injection). */
export function csvCell(value: string | number | null): string {
  if (value === null) return '""';
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}
