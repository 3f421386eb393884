interface CsvColumn<Item> {
  header: string;
  text?: (item: Item) => string | number | null;
}

/** Saves what the table shows; the mark at the start tells spreadsheets that it is UTF-8. */
export function downloadCsv<Item>(
  name: string,
  columns: readonly CsvColumn<Item>[],
  items: readonly Item[],
): void {
  const url = URL.createObjectURL(new Blob([`\uFEFF${toCsv(columns, items)}`], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}

export function toCsv<Item>(columns: readonly CsvColumn<Item>[], items: readonly Item[]): string {
  const exported = columns.filter((column) => column.text !== undefined);
  const rows = items.map((item) => exported.map((column) => cell(column.text?.(item) ?? "")));
  return [exported.map((column) => cell(column.header)), ...rows].map((row) => row.join(",")).join("\r\n");
}

/** Quoted, and never a formula: a leading =, +, -, @, tab or return is defused (CSV injection). */
function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
