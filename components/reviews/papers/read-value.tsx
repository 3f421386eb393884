"use client";

import { useTranslations } from "next-intl";
import { mask } from "#server/domain/applications/masking.ts";
import { isSameName } from "#server/domain/fields/typed.ts";

interface ReadValueProps {
  /** As it is shown: with its middle starred where it is personal. */
  typed: string;
  masked: boolean;
  read: string | undefined;
}

/** The value that a machine has read from the paper, beside the one that was typed; a difference is marked, not judged. */
export function ReadValue({ typed, masked, read }: ReadValueProps) {
  const t = useTranslations("console.case");
  if (read === undefined) return null;
  const shown = masked ? mask(read, 3, 3) : read;
  const same = isSameName(shown, typed);
  return (
    <span className={`block text-xs ${same ? "text-ink-soft" : "text-warn"}`}>
      {t(same ? "paperSays" : "paperSaysOther", { value: shown })}
    </span>
  );
}
