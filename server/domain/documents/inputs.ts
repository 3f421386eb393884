import { z } from "zod";
import { DOCUMENT_SLOTS } from "#server/domain/documents/slots.ts";
import { id } from "#server/domain/fields/ids.ts";
import { line } from "#server/domain/fields/text.ts";

export const uploadIdInput = z.strictObject({ uploadId: id("upload") });

export const appendUploadInput = uploadIdInput.extend({ offsetBytes: z.int().min(0) });

export const documentIdInput = z.strictObject({ documentId: id("document") });

export const storeDocumentInput = z.strictObject({
  applicationId: id("application"),
  slot: z.enum(DOCUMENT_SLOTS),
  fileName: line({ min: 1, max: 120, kind: "name" }),
});

export type StoreDocumentInput = z.infer<typeof storeDocumentInput>;

export const startUploadInput = storeDocumentInput.extend({ lengthBytes: z.int().min(0) });
