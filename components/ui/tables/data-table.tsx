"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Link } from "#components/ui/link.tsx";
import { Button } from "../button.tsx";
import { downloadCsv } from "./csv.ts";
import { Table, Td, Th, Tr } from "./table.tsx";
import { useRowKeys } from "./use-row-keys.ts";

export interface Column<Item> {
  id: string;
  header: string;
  numeric?: boolean;
  /** What the page shows; columns without it are exported only. */
  cell?: (item: Item) => ReactNode;
  /** What a spreadsheet gets; columns without it are not exported. */
  text?: (item: Item) => string | number | null;
}

/** Rows that are chosen to do something with several at once. */
export interface RowChoice<Item> {
  chosen: ReadonlySet<string>;
  onChoose: (keys: readonly string[], chosen: boolean) => void;
  /** What the tick of a row is called. */
  labelOf: (item: Item) => string;
  allLabel: string;
}

interface DataTableProps<Item> {
  label: string;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  columns: readonly Column<Item>[];
  /** Where a row leads; its first cell becomes the link, j, k and Enter walk the rows. */
  hrefOf?: (item: Item) => string;
  csvName?: string;
  /** Whether columns stand close, where there are many. */
  close?: boolean;
  /** Rows that have not come yet are read before they are exported. */
  loadAll?: (() => Promise<Item[]>) | undefined;
  /** Ticks before the rows; x ticks the walked-to one. */
  choice?: RowChoice<Item> | undefined;
}

type ShownColumn<Item> = Column<Item> & Required<Pick<Column<Item>, "cell">>;
const isShown = <Item,>(column: Column<Item>): column is ShownColumn<Item> => column.cell !== undefined;

export function DataTable<Item>(props: DataTableProps<Item>) {
  const { label, items, keyOf, hrefOf, csvName, choice } = props;
  const columns = props.columns.filter(isShown);
  const router = useRouter();
  const selected = useRowKeys(items.length, {
    open: (index) => {
      const item = items[index];
      if (item !== undefined && hrefOf !== undefined) router.push(hrefOf(item));
    },
    choose: (index) => {
      const key = items[index] && keyOf(items[index]);
      if (key !== undefined) choice?.onChoose([key], !choice.chosen.has(key));
    },
  });
  const keys = items.map(keyOf);
  return (
    <div className="grid grid-cols-1 gap-2">
      <Table label={label} stacked close={props.close ?? false}>
        <thead>
          <tr>
            {choice !== undefined && (
              <Th className="w-px">
                <Tick
                  label={choice.allLabel}
                  checked={keys.length > 0 && keys.every((key) => choice.chosen.has(key))}
                  onChange={(on) => choice.onChoose(keys, on)}
                />
              </Th>
            )}
            {columns.map((column) => (
              <Th key={column.id} numeric={column.numeric ?? false}>
                {column.header}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, row) => (
            <Tr
              key={keyOf(item)}
              selected={row === selected}
              aria-current={row === selected ? true : undefined}
            >
              {choice !== undefined && (
                <Td className="w-px">
                  <Tick
                    label={choice.labelOf(item)}
                    checked={choice.chosen.has(keyOf(item))}
                    onChange={(on) => choice.onChoose([keyOf(item)], on)}
                  />
                </Td>
              )}
              {columns.map((column, index) => (
                <Td key={column.id} numeric={column.numeric ?? false}>
                  {index > 0 && column.id !== "actions" && (
                    <span aria-hidden className="shrink-0 font-normal text-ink-soft sm:hidden">
                      {column.header}
                    </span>
                  )}
                  {index === 0 && hrefOf !== undefined ? (
                    <Link
                      href={hrefOf(item)}
                      className="inline-flex min-h-6 items-center font-medium text-accent-strong underline-offset-4 hover:underline"
                    >
                      {column.cell(item)}
                    </Link>
                  ) : (
                    <div className={index === 0 ? "contents" : "min-w-0 max-sm:text-end sm:contents"}>
                      {column.cell(item)}
                    </div>
                  )}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
      {csvName !== undefined && <ExportButton {...props} csvName={csvName} />}
    </div>
  );
}

function Tick(props: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  const { label, checked, onChange } = props;
  return (
    <label className="grid size-6 cursor-pointer place-items-center">
      <span className="sr-only">{label}</span>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-5 accent-accent"
      />
    </label>
  );
}

function ExportButton<Item>(props: DataTableProps<Item> & { csvName: string }) {
  const { items, columns, csvName, loadAll } = props;
  const t = useTranslations("console");
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const exportAll = async () => {
    setState("loading");
    try {
      downloadCsv(csvName, columns, loadAll === undefined ? items : await loadAll());
      setState("idle");
    } catch {
      // What has come is still there, and a second press goes on after it.
      setState("failed");
    }
  };
  return (
    <Button
      variant="ghost"
      size="small"
      className="justify-self-end"
      busy={state === "loading"}
      onClick={() => void exportAll()}
    >
      <Download aria-hidden className="size-4" />
      {state === "failed" ? t("exportAgain") : exportLabel()}
    </Button>
  );

  function exportLabel() {
    return loadAll === undefined || state === "loading"
      ? t("exportCsv", { count: items.length })
      : t("exportAll");
  }
}
