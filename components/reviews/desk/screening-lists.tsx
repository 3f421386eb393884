"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { FormProblem } from "#components/form/form-problem.tsx";
import { useFaultText } from "#components/form/use-fault-text.ts";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import type { ListRow } from "#server/domain/reviews/screening/inputs.ts";
import { readListFile } from "./read-list-file.ts";
import { WaitingList } from "./waiting-list.tsx";

/** The lists that names are screened against, and another import of one: whole, or with each row that keeps it from being so. */
export function ScreeningLists() {
  const t = useTranslations("console.desk");
  const may = usePermissions()("screening:write");
  const lists = useQuery(useTRPC().desk.screeningLists.queryOptions());
  return (
    <div className="grid gap-4">
      <QueryView query={lists}>
        {(every) => {
          const all = every.filter(({ inUse }) => inUse);
          return (
            <>
              {every.map((list) => !list.inUse && <WaitingList key={list.id} list={list} />)}
              <Panel title={t("lists")}>
                {all.length === 0 && <p className="text-sm text-ink-soft">{t("noLists")}</p>}
                <ul className="grid gap-1 text-sm">
                  {all.map(({ id, name, source, rows, importedAt, importedBy, approvedBy }) => (
                    <li key={id}>
                      <span className="font-medium">{name}</span> · {source} ·{" "}
                      <span className="figures">{t("rowsOf", { count: rows })}</span>
                      <span className="text-ink-soft">
                        {" "}
                        · {importedBy ?? "–"}
                        {approvedBy !== null && ` / ${approvedBy}`} · <RelativeDate at={importedAt} />
                      </span>
                    </li>
                  ))}
                </ul>
              </Panel>
            </>
          );
        }}
      </QueryView>
      {may && <ImportList />}
    </div>
  );
}

function ImportList() {
  const t = useTranslations("console.desk");
  const faultText = useFaultText();
  const [rows, setRows] = useState<ListRow[] | null>(null);
  const [name, setName] = useState("");
  const [source, setSource] = useState("");
  const take = useMutation(useTRPC().desk.importList.mutationOptions());
  const faults = take.data?.faults ?? [];
  return (
    <Panel title={t("importList")}>
      <FormProblem error={take.error} />
      <div className="grid max-w-xl gap-3 text-sm">
        <Field label={t("listName")}>
          {(bound) => <Input {...bound} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field label={t("listSource")}>
          {(bound) => <Input {...bound} value={source} onChange={(event) => setSource(event.target.value)} />}
        </Field>
        <Field label={t("listFile")} hint={t("listFileHint")}>
          {(bound) => (
            <Input
              {...bound}
              type="file"
              accept=".csv,.txt"
              onChange={async (event) => {
                const file = event.target.files?.[0];
                setRows(file === undefined ? null : await readListFile(file));
              }}
            />
          )}
        </Field>
        {rows !== null && <p>{t("rowsRead", { count: rows.length })}</p>}
        <Button
          disabled={rows === null || rows.length === 0}
          busy={take.isPending}
          onClick={() => rows !== null && take.mutate({ name, source, rows })}
        >
          {t("takeList")}
        </Button>
        {faults.length > 0 && (
          <Alert tone="danger" title={t("listFaults")}>
            <ul>
              {faults.map((fault) => (
                <li key={`${fault.row}/${fault.field}`}>
                  {t("rowFault", { row: fault.row, fault: faultText(fault.reason) ?? fault.reason })}
                </li>
              ))}
            </ul>
          </Alert>
        )}
      </div>
    </Panel>
  );
}
