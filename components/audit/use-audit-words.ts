import { useTranslations } from "next-intl";
import type { AuditEvent } from "#server/domain/audit/views.ts";

/** What an audit row says, in the reader's words; what is older than its word stays as it was written. */
export function useAuditWords() {
  const t = useTranslations("console.audit");
  const wordOr = (key: string, code: string) => (t.has(key as "title") ? t(key as "title") : code);
  return {
    actionOf: (action: string) => wordOr(`actions.${action}`, action),
    subjectOf: (subjectType: string) => wordOr(`subjects.${subjectType}`, subjectType),
    actorOf: ({ actorKind, actorName, actorId }: Pick<AuditEvent, "actorKind" | "actorName" | "actorId">) =>
      actorKind === "system" ? t("actorKind.system") : (actorName ?? actorId),
  };
}

/** The facts of a row that changed, each as `before → after`; what was only noted stands alone. */
export function changesOf({ before, after }: AuditEvent): { fact: string; text: string }[] {
  const facts = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...facts]
    .map((fact) => {
      const values = [before?.[fact], after?.[fact]].map(plain).filter((value) => value !== "");
      return { fact, text: values.join(" → ") };
    })
    .filter(({ text }) => text !== "");
}

function plain(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
