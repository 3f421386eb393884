"use client";

import { Download } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { downloadCsv } from "#components/ui/tables/csv.ts";

interface FiguresCsvProps {
  /** Of the file that is downloaded. */
  name: string;
  heads: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** What a figure shows, to take along as a table. */
export function FiguresCsv({ name, heads, rows }: FiguresCsvProps) {
  const columns = heads.map((header, at) => ({
    header,
    text: (row: FiguresCsvProps["rows"][number]) => row[at] ?? null,
  }));
  return (
    <Button
      variant="ghost"
      className="justify-self-end"
      onClick={() => downloadCsv(`desk-${name}`, columns, rows)}
    >
      <Download aria-hidden className="size-4" />
      CSV
    </Button>
  );
}
