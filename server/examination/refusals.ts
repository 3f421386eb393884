import { DomainError, type ErrorCode } from "#server/domain/errors.ts";

type Refusal = readonly [code: ErrorCode, message: string];

/** Everything that may be said against a file, in a word that the pages translate and in a sentence. */
const REFUSALS = {
  document_type: ["invalid_input", "The file is not a JPEG, PNG, WebP or PDF."],
  document_unreadable: ["invalid_input", "The file is damaged or cut off. Upload the whole file."],
  document_pixels: [
    "invalid_input",
    "The picture has too many pixels. Take the photo again at an ordinary size.",
  ],
  document_encrypted: ["invalid_input", "The PDF has a password. Save it without one."],
  document_script: [
    "invalid_input",
    "The PDF holds a script. Print it into a new PDF, or photograph the page.",
  ],
  document_action: [
    "invalid_input",
    "The PDF does something when it is opened or used. Print it into a new PDF, or photograph the page.",
  ],
  document_attachment: [
    "invalid_input",
    "The PDF holds attached files. Save it without them, or photograph the page.",
  ],
  document_form: [
    "invalid_input",
    "The PDF is an XFA form. Print it into a new PDF, or photograph the page.",
  ],
  document_multimedia: [
    "invalid_input",
    "The PDF holds sound, video or 3D. Print it into a new PDF, or photograph the page.",
  ],
  document_too_complex: [
    "invalid_input",
    "Looking at the file takes more than any document needs. Print it into a new PDF, or photograph the page.",
  ],
  examination_busy: ["unavailable", "Too many files are being looked at just now. Try again in a minute."],
} as const satisfies Record<string, Refusal>;

export type RefusalReason = keyof typeof REFUSALS;

export function refusal(reason: RefusalReason): DomainError {
  const [code, message] = REFUSALS[reason];
  return new DomainError(code, reason, message);
}
