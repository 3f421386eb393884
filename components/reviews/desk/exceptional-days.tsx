"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { FilterSelect } from "#components/ui/tables/filter-select.tsx";
import type { DeskHours } from "#server/domain/applications/desk-hours.ts";

type Days = DeskHours["exceptions"];

/** Days that are otherwise than the State Council's calendar says: named one by one, each with why. */
export function ExceptionalDays({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const t = useTranslations("console.desk");
  const [date, setDate] = useState("");
  const [worked, setWorked] = useState("off");
  const [note, setNote] = useState("");
  const add = () => {
    const others = days.filter((one) => one.date !== date);
    onChange(
      [...others, { date, worked: worked === "worked", note }].sort((a, b) => a.date.localeCompare(b.date)),
    );
    setDate("");
    setNote("");
  };
  return (
    <fieldset className="mt-4 text-sm">
      <legend className="mb-1 font-medium">{t("exceptions")}</legend>
      <p className="mb-2 text-ink-soft">{t("exceptionsHint")}</p>
      <ul className="mb-2 grid gap-1">
        {days.map((day) => (
          <li key={day.date} className="flex flex-wrap items-center gap-2">
            <span className="figures">
              {day.date} {t(day.worked ? "dayWorked" : "dayOff")} · {day.note}
            </span>
            <Button
              variant="ghost"
              size="small"
              aria-label={`${t("removeDay")} ${day.date}`}
              onClick={() => onChange(days.filter((one) => one !== day))}
            >
              {t("removeDay")}
            </Button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-end gap-2">
        <span className="w-44">
          <Input
            type="date"
            aria-label={t("exceptionDate")}
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
        </span>
        <FilterSelect
          label={t("exceptionKind")}
          required
          value={worked}
          onChange={setWorked}
          options={[
            { value: "off", label: t("dayOff") },
            { value: "worked", label: t("dayWorked") },
          ]}
        />
        <span className="w-44">
          <Input
            aria-label={t("exceptionNote")}
            placeholder={t("exceptionNote")}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </span>
        <Button variant="secondary" disabled={date === "" || note.trim() === ""} onClick={add}>
          {t("addDay")}
        </Button>
      </div>
    </fieldset>
  );
}
