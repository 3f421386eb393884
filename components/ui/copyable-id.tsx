"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

/** An id or code that one click copies. */
export function CopyableId({ value, shorten = false }: { value: string; shorten?: boolean }) {
  const t = useTranslations("shell");
  const [copied, setCopied] = useState(false);
  const shown = shorten && value.length > 14 ? `${value.slice(0, 8)}…${value.slice(-4)}` : value;
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      title={value}
      aria-label={copied ? t("copied", { value }) : t("copy", { value })}
      onClick={async () => {
        await navigator.clipboard.writeText(value);
        setCopied(true);
        setTimeout(() => setCopied(false), 2000);
      }}
      className="inline-flex min-h-6 items-center gap-1.5 rounded-sm px-1 font-mono text-xs text-ink hover:bg-sunken"
    >
      <span className={shorten ? "whitespace-nowrap" : "break-all"}>{shown}</span>
      <Icon aria-hidden className="size-3.5 shrink-0 text-ink-soft" />
    </button>
  );
}
