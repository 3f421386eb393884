import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { DocumentSlot } from "#server/domain/documents/slots.ts";
import { documentUploads, type UploadState } from "./document-uploads.ts";

interface DocumentUpload {
  state: UploadState | null;
  send: (file: File) => void;
  cancel: () => void;
}

/** One slot's upload; an earlier visit's goes on by itself while the slot may be filled. */
export function useDocumentUpload(
  applicationId: string,
  slot: DocumentSlot,
  { disabled, onUploaded }: { disabled: boolean; onUploaded: () => Promise<unknown> },
): DocumentUpload {
  const place = useMemo(() => ({ applicationId, slot }), [applicationId, slot]);
  const state = useSyncExternalStore(
    documentUploads.subscribe,
    () => documentUploads.state(place),
    () => null,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a slot, whatever is made anew at each drawing
  useEffect(() => {
    if (!disabled) void documentUploads.resume(place, onUploaded);
  }, [place, disabled]);
  return {
    state,
    send: (file) => void documentUploads.send(place, file, onUploaded),
    cancel: () => documentUploads.cancel(place),
  };
}
