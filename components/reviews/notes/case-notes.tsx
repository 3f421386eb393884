"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { FormProblem } from "#components/form/form-problem.tsx";
import { TextAreaField } from "#components/form/text-field.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import { addNoteInput } from "#server/domain/reviews/inputs.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";

const schema = addNoteInput.pick({ body: true });

interface CaseNotesProps {
  file: CaseView;
  mayWrite: boolean;
  onDone: (fresh: CaseView) => void;
}

/** What colleagues tell each other of the case; whoever is named finds it among their notices. */
export function CaseNotes({ file, mayWrite, onDone }: CaseNotesProps) {
  const t = useTranslations("console.case");
  const trpc = useTRPC();
  const [mentioned, setMentioned] = useState("");
  const colleagues = useQuery(trpc.desk.colleagues.queryOptions(undefined, { enabled: mayWrite }));
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { body: "" } });
  const add = useMutation(
    trpc.reviews.addNote.mutationOptions({
      onSuccess: (fresh) => {
        form.reset();
        setMentioned("");
        onDone(fresh);
      },
    }),
  );
  return (
    <Panel title={t("notes")}>
      <div className="grid gap-3 text-sm">
        {file.notes.length === 0 && <p className="text-ink-soft">{t("noNotes")}</p>}
        <ul className="grid gap-2">
          {file.notes.map(({ id, by, body, at }) => (
            <li key={id}>
              <span className="font-medium">{by}</span>
              <span className="text-ink-soft">
                {" "}
                · <RelativeDate at={at} />
              </span>
              <span className="block whitespace-pre-line">{body}</span>
            </li>
          ))}
        </ul>
        {mayWrite && (
          <form
            noValidate
            className="grid gap-2"
            onSubmit={form.handleSubmit(({ body }) =>
              add.mutate({ applicationId: file.id, body, mentioned: mentioned === "" ? [] : [mentioned] }),
            )}
          >
            <FormProblem error={add.error} />
            <TextAreaField control={form.control} name="body" label={t("note")} />
            <div className="flex flex-wrap items-center justify-between gap-2">
              <FilterSelect
                label={t("mention")}
                none={t("nobody")}
                value={mentioned}
                onChange={setMentioned}
                options={(colleagues.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              />
              <Button type="submit" variant="secondary" busy={add.isPending}>
                {t("addNote")}
              </Button>
            </div>
          </form>
        )}
      </div>
    </Panel>
  );
}
