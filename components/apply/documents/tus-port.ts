import { UploadError, type UploadPort } from "./send-resumably.ts";

/** A part that has not arrived by then is taken for lost. */
const TIMEOUT_MS = 60_000;
/** Answers that say "not now" or "not there": asked again, the portal may take it. */
const PASSING = new Set([408, 409, 423, 425, 429]);

interface Announcement {
  applicationId: string;
  slot: string;
  file: File;
  signal: AbortSignal;
}

/** Speaks the tus protocol (tus.io) with the portal. */
export function tusPort({ applicationId, slot, file, signal }: Announcement): UploadPort {
  const metadata = { application: applicationId, slot, filename: file.name.slice(-120) };
  return {
    open: async () => {
      const headers = {
        "upload-length": String(file.size),
        "upload-metadata": Object.entries(metadata)
          .map(([key, value]) => `${key} ${base64(value)}`)
          .join(","),
      };
      const answer = await request({ method: "POST", address: "/api/uploads", headers, signal });
      const location = answer.getResponseHeader("location");
      if (location === null) throw new UploadError({ reason: "internal", code: "internal", final: true });
      return location;
    },
    received: async (address) => {
      try {
        return offsetIn(await request({ method: "HEAD", address, signal }));
      } catch (error) {
        if (error instanceof UploadError && error.reason === "upload_not_found") return null;
        throw error;
      }
    },
    append: async (address, { offset, bytes, onSent }) => {
      const headers = { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" };
      return offsetIn(await request({ method: "PATCH", address, headers, body: bytes, onSent, signal }));
    },
    rest: (ms) => rest(ms, signal),
  };
}

/** Tells the portal that nothing more comes; should it not hear, it forgets by itself. */
export async function giveUp(address: string): Promise<void> {
  await request({ method: "DELETE", address }).catch(() => {});
}

interface TusRequest {
  method: "POST" | "HEAD" | "PATCH" | "DELETE";
  address: string;
  headers?: Record<string, string>;
  body?: Blob;
  onSent?: (bytes: number) => void;
  signal?: AbortSignal;
}

/** XMLHttpRequest, because fetch cannot tell how much has gone out. */
function request({
  method,
  address,
  headers = {},
  body,
  onSent,
  signal,
}: TusRequest): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open(method, address);
    sending.timeout = TIMEOUT_MS;
    sending.setRequestHeader("tus-resumable", "1.0.0");
    for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value);
    const cut = () => sending.abort();
    const settle = () => {
      signal?.removeEventListener("abort", cut);
      window.removeEventListener("offline", cut);
      if (sending.status >= 200 && sending.status < 300) resolve(sending);
      else reject(refusalIn(sending));
    };
    // Some browsers let a request hang for minutes after the network has gone.
    signal?.addEventListener("abort", cut);
    window.addEventListener("offline", cut);
    sending.upload.onprogress = (event) => onSent?.(event.loaded);
    sending.onloadend = settle;
    sending.send(body);
  });
}

function refusalIn(answered: XMLHttpRequest): UploadError {
  const { status } = answered;
  const final = status >= 400 && status < 500 && !PASSING.has(status);
  const { reason, code } = wordsIn(answered.responseText);
  const unsaid = status === 404 ? "upload_not_found" : "network";
  return new UploadError({ reason: reason ?? unsaid, code: code ?? "unavailable", final });
}

/** The portal's words for a refusal; none where something else answered, or where there was no body to say them in. */
function wordsIn(text: string): { reason?: string; code?: string } {
  try {
    const said = JSON.parse(text) as { error?: { reason: string; code: string } };
    return said.error ?? {};
  } catch {
    return {};
  }
}

function offsetIn(answered: XMLHttpRequest): number {
  return Number(answered.getResponseHeader("upload-offset"));
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      window.removeEventListener("online", wake);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    window.addEventListener("online", wake);
    signal.addEventListener("abort", wake);
  });
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
