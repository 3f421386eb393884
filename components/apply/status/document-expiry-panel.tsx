import { useTranslations } from "next-intl";
import { DocumentExpiry } from "#components/applications/document-expiry.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { DocumentView } from "#server/domain/applications/views.ts";

/** The papers that end some day: until when each is valid, and what to do about one that ends. */
export function DocumentExpiryPanel({ documents }: { documents: readonly DocumentView[] }) {
  const t = useTranslations("apply.expiry");
  const words = useTranslations("words.document");
  const papers = documents.filter(({ expiry }) => expiry !== null);
  if (papers.length === 0) return null;
  return (
    <Panel title={t("title")}>
      <ul className="grid gap-3">
        {papers.map(({ id, slot, expiry }) => (
          <li key={id}>
            <p className="font-medium">{words(slot)}</p>
            {expiry !== null && <DocumentExpiry expiry={expiry} />}
          </li>
        ))}
      </ul>
      {(["expired", "expiring"] as const)
        .filter((state) => papers.some(({ expiry }) => expiry?.state === state))
        .map((state) => (
          <p key={state} className="mt-3 text-sm">
            {t(`remedy.${state}`)}
          </p>
        ))}
    </Panel>
  );
}
