import { useTranslations } from "next-intl";
import { useCallback } from "react";

/** The reader's words for a field's fault; schemas and server name the rule, never the sentence. */
export function useFaultText(): (code: string | undefined) => string | undefined {
  const t = useTranslations("errors.faults");
  return useCallback(
    (code) => {
      if (code === undefined) return undefined;
      return t(t.has(code as "invalid") ? (code as "invalid") : "invalid");
    },
    [t],
  );
}
