import { z } from "zod";
import { type DocumentView, documentView } from "#server/domain/application/application-view.ts";

const refusal = z.object({ error: z.object({ reason: z.string() }) });

/** A refused upload; `reason` is the portal's word for it. */
export class UploadError extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`Upload refused: ${reason}`);
    this.reason = reason;
  }
}

interface Upload {
  applicationId: string;
  slot: string;
  file: File;
  onProgress: (percent: number) => void;
}

/** Sends the raw bytes. XMLHttpRequest, because fetch cannot tell how much has gone out. */
export function uploadDocument({ applicationId, slot, file, onProgress }: Upload): Promise<DocumentView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", `/api/applications/${applicationId}/documents/${slot}`);
    request.setRequestHeader("content-type", file.type);
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.timeout = 120_000;
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100));
    };
    request.onerror = () => reject(new UploadError("network"));
    request.ontimeout = () => reject(new UploadError("network"));
    request.onload = () => {
      const body: unknown = readJson(request.responseText);
      const parsed = documentView.safeParse(body);
      if (request.status < 300 && parsed.success) return resolve(parsed.data);
      const refused = refusal.safeParse(body);
      reject(new UploadError(refused.success ? refused.data.error.reason : "network"));
    };
    request.send(file);
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
