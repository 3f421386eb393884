"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/input.tsx";
import { QuoteSeal } from "./quote-seal.tsx";
import { readQuote } from "./read-quote.ts";

/** Any quote's JSON, pasted: this browser says whether it is the platform's and whole. */
export function QuoteChecker() {
  const t = useTranslations("docs.verify");
  const [pasted, setPasted] = useState("");
  const quote = pasted.trim() === "" ? undefined : readQuote(pasted);
  return (
    <div className="grid gap-3">
      <Field label={t("paste")} hint={t("pasteHint")}>
        {(bound) => (
          <Textarea
            {...bound}
            rows={6}
            spellCheck={false}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
            className="font-mono text-xs sm:text-xs"
          />
        )}
      </Field>
      {quote === null && <Alert tone="warn">{t("noQuote")}</Alert>}
      {quote !== null && quote !== undefined && <QuoteSeal quote={quote} />}
    </div>
  );
}
