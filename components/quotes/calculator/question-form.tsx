"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { formatFen } from "#server/domain/money/yuan.ts";
import { amountOf, type FeeQuestion } from "./fee-question.ts";

const FIRST_DAY = "2020-01-01";
const LAST_DAY = "2099-12-31";
const QUICK_FEN = [10_000, 100_000, 500_000, 1_000_000] as const;

interface QuestionFormProps {
  question: FeeQuestion;
  today: string;
  onChange: (change: Partial<FeeQuestion>) => void;
}

/** How much, and bought on which day. */
export function QuestionForm({ question, today, onChange }: QuestionFormProps) {
  const t = useTranslations("fees");
  return (
    <div className="grid min-w-full grid-cols-1 max-w-3xl flex-1 items-start sm:min-w-0 gap-x-6 gap-y-4 sm:grid-cols-[3fr_2fr]">
      <div className="grid grid-cols-1 gap-2">
        <Field label={t("amount")} error={amountOf(question.amount) === null ? t("amountWrong") : undefined}>
          {(bound) => (
            <Input
              {...bound}
              inputMode="decimal"
              value={question.amount}
              onChange={(event) => onChange({ amount: event.target.value })}
              className="figures h-14 text-2xl! font-semibold"
            />
          )}
        </Field>
        <ul aria-label={t("quick")} className="flex flex-wrap gap-1">
          {QUICK_FEN.map((fen) => (
            <li key={fen}>
              <Button
                variant="ghost"
                size="small"
                className="figures px-2"
                onClick={() => onChange({ amount: (fen / 100).toFixed(2) })}
              >
                {formatFen(fen).replace(".00", "")}
              </Button>
            </li>
          ))}
        </ul>
      </div>
      <DayField on={question.on} today={today} onChange={(on) => onChange({ on })} />
    </div>
  );
}

interface DayFieldProps {
  on: string | null;
  today: string;
  onChange: (on: string | null) => void;
}

function DayField({ on, today, onChange }: DayFieldProps) {
  const t = useTranslations("fees");
  // While a day is being typed it is empty or far off; the last sound one stays in force until then.
  const [typing, setTyping] = useState<string | null>(null);
  const choose = (day: string) => {
    const sound = day >= FIRST_DAY && day <= LAST_DAY;
    setTyping(sound ? null : day);
    if (sound) onChange(day === today ? null : day);
  };
  return (
    <div className="grid grid-cols-1 gap-2">
      <Field label={t("on")}>
        {(bound) => (
          <Input
            {...bound}
            type="date"
            min={FIRST_DAY}
            max={LAST_DAY}
            value={typing ?? on ?? today}
            onChange={(event) => choose(event.target.value)}
            onBlur={() => setTyping(null)}
            className="figures h-14 text-lg!"
          />
        )}
      </Field>
      {on === null ? (
        <p className="flex min-h-8 items-center text-sm text-ink-soft">{t("onToday")}</p>
      ) : (
        <Button
          variant="ghost"
          size="small"
          className="justify-self-start px-2"
          onClick={() => choose(today)}
        >
          {t("backToToday")}
        </Button>
      )}
    </div>
  );
}
