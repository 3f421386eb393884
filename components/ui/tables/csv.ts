import { CSV_MARK, csvLine } from "#server/domain/fields/csv.ts";

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
  const url = URL.createObjectURL(new Blob([CSV_MARK, toCsv(columns, items)], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}

export function toCsv<Item>(columns: readonly CsvColumn<Item>[], items: readonly Item[]): string {
  const exported = columns.filter((column) => column.text !== undefined);
  const rows = items.map((item) => exported.map((column) => column.text?.(item) ?? ""));
  return [exported.map((column) => column.header), ...rows].map(csvLine).join("").trimEnd();
}
