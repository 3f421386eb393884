"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useTRPCClient } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import type { IntakeView } from "#server/domain/devices/intakes/views.ts";
import { IntakeCounts } from "./intake-counts.tsx";
import { type FileFault, linesOf, readSerialFile, type SerialFile } from "./read-serial-file.ts";
import { contentHashOf, type IntakeTarget, sendNext } from "./send-lines.ts";

/** A maker's list: read here, looked over, then sent piece by piece; what was cut goes on where it was. */
export function FileIntake({ into }: { into: IntakeTarget }) {
  const t = useTranslations("console.intakes");
  const [read, setRead] = useState<SerialFile | FileFault | null>(null);
  const choose = async (file: File | undefined) => {
    if (file !== undefined) setRead(await readSerialFile(file).catch(() => "file_unreadable" as const));
  };
  return (
    <div className="grid gap-4">
      <label className="grid gap-1.5 text-sm font-medium">
        {t("file")}
        <input
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          className="min-h-11 rounded-md border border-dashed border-edge p-2 text-sm file:me-3 file:min-h-8 file:rounded-md file:border-0 file:bg-sunken file:px-3"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
        <span className="font-normal text-ink-soft">{t("fileHint")}</span>
      </label>
      {typeof read === "string" && <Alert tone="danger">{t(`fault.${read}`)}</Alert>}
      {read !== null && typeof read !== "string" && (
        <ReadFile key={`${read.name} ${read.rows.length}`} into={into} file={read} />
      )}
    </div>
  );
}

function ReadFile({ into, file }: { into: IntakeTarget; file: SerialFile }) {
  const t = useTranslations("console.intakes");
  const client = useTRPCClient();
  const [column, setColumn] = useState(file.serialColumn);
  const [intake, setIntake] = useState<IntakeView | null>(null);
  const wanted = useRef(true);
  useEffect(() => {
    wanted.current = true;
    return () => {
      wanted.current = false;
    };
  }, []);
  const run = useMutation({
    mutationFn: async (of: number) => {
      const lines = linesOf(file, of);
      const whole = { source: "file", ...into, fileName: file.name, totalLines: lines.length } as const;
      const begun = await client.devices.startIntake.mutate({
        ...whole,
        contentHash: await contentHashOf(lines),
      });
      let latest = begun;
      setIntake(latest);
      // Whoever leaves stops it here, and goes on with the same file later.
      while (latest.doneLines < lines.length && wanted.current) {
        latest = await sendNext(latest, lines, (input) => client.devices.receiveLines.mutate(input));
        setIntake(latest);
      }
    },
  });
  const total = file.rows.length;
  const done = intake?.doneLines ?? 0;
  return (
    <div className="grid gap-3">
      <p className="text-sm">
        {t("read", { name: file.name, rows: total, encoding: file.encoding.toUpperCase() })}
      </p>
      {file.columns.length > 1 && (
        <FilterSelect
          label={t("column")}
          value={column === null ? "" : String(column)}
          required={column !== null}
          options={file.columns.map((name, at) => ({ value: String(at), label: name }))}
          onChange={(value) => setColumn(value === "" ? null : Number(value))}
        />
      )}
      <FormProblem error={run.error} />
      {intake !== null && (
        <>
          <Progress label={t("progress")} value={Math.floor((done / total) * 100)} />
          <IntakeCounts intake={intake} />
        </>
      )}
      {done < total && (
        <Button
          className="justify-self-start"
          disabled={column === null}
          busy={run.isPending}
          onClick={() => column !== null && run.mutate(column)}
        >
          {intake === null ? t("takeIn", { rows: total }) : t("goOn")}
        </Button>
      )}
    </div>
  );
}
