import { useCallback, useMemo, useState } from "react";
import { readText } from "#components/apply/documents/ocr/read-text.ts";
import { readIdCard, readLicence } from "#server/domain/documents/read-papers.ts";
import type { CaseView } from "#server/domain/reviews/views.ts";

type Read = Readonly<Record<string, string>>;

const READERS: Partial<Record<string, { group: string; read: (text: string) => object }>> = {
  id_card_front: { group: "person", read: readIdCard },
  id_card_back: { group: "person", read: readIdCard },
  licence: { group: "business", read: readLicence },
};

/** What the machine reads from the papers, by field; read on the reviewer's own computer, once they ask for it. */
export function useReadPapers(documents: CaseView["documents"]) {
  const [read, setRead] = useState<Read | null>(null);
  const [busy, setBusy] = useState(false);
  const start = useCallback(async () => {
    if (busy || read !== null) return;
    setBusy(true);
    let values: Read = {};
    for (const { id, slot, contentType } of documents) {
      const reader = READERS[slot];
      if (reader === undefined || !contentType.startsWith("image/")) continue;
      // A paper that cannot be read leaves its fields without a value beside them.
      const text = await textOf(id).catch(() => "");
      const found = Object.entries(reader.read(text)).map(([name, value]) => [
        `${reader.group}.${name}`,
        String(value),
      ]);
      values = { ...values, ...Object.fromEntries(found) };
    }
    setRead(values);
    setBusy(false);
  }, [documents, busy, read]);
  return useMemo(() => ({ read, busy, start }), [read, busy, start]);
}

async function textOf(documentId: string): Promise<string> {
  const answer = await fetch(`/api/documents/${documentId}`);
  return answer.ok ? readText(await answer.blob(), () => {}) : "";
}
