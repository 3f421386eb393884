import { PDFArray, type PDFContext, PDFDict, PDFInvalidObject, PDFName, PDFRef, PDFWriter } from "pdf-lib";
import { activeContent } from "./active-content.ts";
import { type CleanFile, Refused } from "./outcome.ts";
import { decodedName, readPdf } from "./pdf-parser.ts";

const END = "%%EOF";
const OBJECT = /\b\d{1,10}\s{1,9}\d{1,5}\s{1,9}obj\b/;

/**
 * The PDF written anew from the objects that were judged: another reader finds the same ones, and nothing else, whatever
 * lay between, behind or under them.
 */
export async function examinePdf(file: Uint8Array): Promise<CleanFile> {
  try {
    return await writtenAnew(file);
  } catch (error) {
    if (error instanceof Refused) throw error;
    // The library trips over what no sound file holds; nested too deeply, it runs out of stack.
    throw new Refused(error instanceof RangeError ? "document_too_complex" : "document_unreadable");
  }
}

async function writtenAnew(file: Uint8Array): Promise<CleanFile> {
  const context = await readPdf(upToItsEnd(file));
  forgetLinks(context);
  const reason = activeContent(context);
  if (reason !== undefined) throw new Refused(reason);
  if (!isWhole(context)) throw new Refused("document_unreadable");
  const bytes = await PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
  return { bytes, contentType: "application/pdf" };
}

/** What a scanner, a mail gateway or a web page left behind the end is no part of it; an object there was cut off. */
function upToItsEnd(file: Uint8Array): Uint8Array {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  const end = bytes.lastIndexOf(END);
  const behind = end < 0 ? undefined : bytes.subarray(end + END.length).toString("latin1");
  if (behind === undefined || OBJECT.test(behind)) throw new Refused("document_unreadable");
  return bytes.subarray(0, end + END.length);
}

/** An address that only a click opens is taken out: a kept paper leads nowhere. */
function forgetLinks(context: PDFContext): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict) forgetLink(context, object);
    const annotations = object instanceof PDFDict ? object.lookup(PDFName.of("Annots")) : object;
    if (!(annotations instanceof PDFArray)) continue;
    for (const entry of annotations.asArray()) if (entry instanceof PDFDict) forgetLink(context, entry);
  }
}

function forgetLink(context: PDFContext, annotation: PDFDict): void {
  const action = annotation.lookup(PDFName.of("A"));
  const kind = action instanceof PDFDict ? action.lookup(PDFName.of("S")) : undefined;
  if (annotation.lookup(PDFName.of("Subtype")) !== PDFName.of("Link")) return;
  if (!(kind instanceof PDFName) || decodedName(kind) !== "URI") return;
  const place = annotation.get(PDFName.of("A"));
  if (place instanceof PDFRef) context.delete(place);
  annotation.delete(PDFName.of("A"));
}

/** Its pages are there, and every object could be read. */
function isWhole(context: PDFContext): boolean {
  const root = context.lookup(context.trailerInfo.Root);
  const pages = root instanceof PDFDict ? root.lookup(PDFName.of("Pages")) : undefined;
  const kids = pages instanceof PDFDict ? pages.lookup(PDFName.of("Kids")) : undefined;
  if (!(kids instanceof PDFArray) || kids.size() === 0) return false;
  return !context.enumerateIndirectObjects().some(([, object]) => object instanceof PDFInvalidObject);
}
