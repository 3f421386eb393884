"use client";

import { ScanText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useFieldLabel } from "#components/applications/field-labels.ts";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { AnswerGroup } from "#server/domain/applications/answers.ts";
import { readText } from "./read-text.ts";

type Proposals = Partial<Record<string, string>>;

interface ReadFromPhotoProps {
  /** What the text on the photo seems to say. */
  interpret: (text: string) => Proposals;
  /** Of which group's fields it speaks. */
  group: AnswerGroup;
  /** The applicant has confirmed the values. */
  onConfirm: (values: Proposals) => void;
}

type State =
  | { at: "rest" }
  | { at: "reading"; done: number }
  | { at: "found"; values: Proposals }
  | { at: "nothing" };

/** Offers to read a paper's photo on the device, shows what was read, and fills it in only once confirmed. */
export function ReadFromPhoto({ group, interpret, onConfirm }: ReadFromPhotoProps) {
  const t = useTranslations("apply.ocr");
  const labelOf = useFieldLabel();
  const inputId = useId();
  const [state, setState] = useState<State>({ at: "rest" });
  const read = async (photos: readonly File[]) => {
    setState({ at: "reading", done: 0 });
    try {
      let values: Proposals = {};
      for (const [index, photo] of photos.entries()) {
        const text = await readText(photo, (done) =>
          setState({ at: "reading", done: (index + done) / photos.length }),
        );
        values = { ...values, ...interpret(text) };
      }
      setState(Object.keys(values).length === 0 ? { at: "nothing" } : { at: "found", values });
    } catch {
      // Reading is a convenience: whatever goes wrong, the fields are there to be typed.
      setState({ at: "nothing" });
    }
  };
  return (
    <section aria-label={t("title")} className="grid gap-3 rounded-lg border border-line bg-surface p-4">
      <div>
        <p className="font-medium">{t("title")}</p>
        <p className="text-sm text-ink-soft">{t("hint")}</p>
      </div>
      <label
        htmlFor={inputId}
        className="flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-md border border-edge text-sm font-medium hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
      >
        <ScanText aria-hidden className="size-4" />
        {t("choose")}
        <input
          id={inputId}
          type="file"
          accept="image/*"
          multiple
          className="sr-only"
          disabled={state.at === "reading"}
          onChange={(event) => {
            const photos = [...(event.target.files ?? [])];
            event.target.value = "";
            if (photos.length > 0) void read(photos);
          }}
        />
      </label>
      {state.at === "reading" && <Progress label={t("reading")} value={Math.round(state.done * 100)} />}
      {state.at === "nothing" && <p role="status">{t("nothing")}</p>}
      {state.at === "found" && (
        <Found
          values={state.values}
          labelOf={(field) => labelOf(`${group}.${field}`)}
          onConfirm={() => {
            onConfirm(state.values);
            setState({ at: "rest" });
          }}
          onDismiss={() => setState({ at: "rest" })}
        />
      )}
    </section>
  );
}

interface FoundProps {
  values: Proposals;
  labelOf: (field: string) => string;
  onConfirm: () => void;
  onDismiss: () => void;
}

function Found({ values, labelOf, onConfirm, onDismiss }: FoundProps) {
  const t = useTranslations("apply.ocr");
  return (
    <div role="status" className="grid gap-3">
      <p className="font-medium">{t("found")}</p>
      <dl className="grid gap-1 text-sm">
        {Object.entries(values).map(([field, value]) => (
          <div key={field} className="flex flex-wrap justify-between gap-x-4">
            <dt className="text-ink-soft">{labelOf(field)}</dt>
            <dd className="figures font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-3">
        <Button onClick={onConfirm}>{t("confirm")}</Button>
        <Button variant="ghost" onClick={onDismiss}>
          {t("dismiss")}
        </Button>
      </div>
    </div>
  );
}
