import { constants, inflateSync } from "node:zlib";
import {
  PDFArray,
  type PDFContext,
  type PDFDict,
  PDFName,
  type PDFObject,
  PDFParser,
  PDFRawStream,
  type PDFStream,
} from "pdf-lib";
import { EXAMINATION } from "#server/domain/documents/budgets.ts";
import { Refused } from "./outcome.ts";

const name = (text: string) => PDFName.of(text);

/**
 * Reads all objects of a PDF from its first byte to its last, also those in object streams, within the budget of
 * objects and inflated bytes. What the table of places says is not believed.
 */
class BoundedParser extends PDFParser {
  private objects = 0;
  private inflatedBytes = 0;
  private encrypted = false;
  private spent = false;

  async readAll(): Promise<PDFContext> {
    const context = await this.parseDocument().catch(() => undefined);
    if (this.spent) throw new Refused("document_too_complex");
    if (this.encrypted || context?.trailerInfo.Encrypt !== undefined) throw new Refused("document_encrypted");
    if (context === undefined) throw new Refused("document_unreadable");
    return context;
  }

  override parseObject(): PDFObject {
    this.objects += 1;
    if (this.spent || this.objects > EXAMINATION.maxObjects) this.giveUp();
    return super.parseObject();
  }

  /** The library decodes escapes in capitals only; a reader knows both. */
  protected override parseName(): PDFName {
    return name(decodedName(super.parseName()));
  }

  protected override parseDictOrStream(): PDFDict | PDFStream {
    const found = super.parseDictOrStream();
    if (!(found instanceof PDFRawStream)) return found;
    const type = found.dict.get(name("Type"));
    if (type === name("ObjStm")) return this.opened(found);
    return type === name("XRef") ? this.withoutPlaces(found) : found;
  }

  /** The stream as if it had never been compressed. */
  private opened({ dict, contents }: PDFRawStream): PDFRawStream {
    const filter = soleFilter(dict);
    if (filter === undefined) return PDFRawStream.of(dict, contents);
    if (filter !== name("FlateDecode") || dict.has(name("DecodeParms"))) throw new Error("an unknown filter");
    const bytes = this.inflated(contents);
    this.inflatedBytes += bytes.length;
    dict.delete(name("Filter"));
    return PDFRawStream.of(dict, bytes);
  }

  private inflated(contents: Uint8Array): Uint8Array {
    const maxOutputLength = EXAMINATION.maxInflatedBytes - this.inflatedBytes;
    if (maxOutputLength <= 0) this.giveUp();
    try {
      return inflateSync(contents, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      if (error instanceof RangeError) this.giveUp();
      throw error;
    }
  }

  /** Its dictionary is the trailer; a table of a thousand million places costs nothing then. */
  private withoutPlaces({ dict }: PDFRawStream): PDFRawStream {
    this.encrypted ||= dict.has(name("Encrypt"));
    dict.set(name("Index"), PDFArray.withContext(dict.context));
    dict.delete(name("Filter"));
    return PDFRawStream.of(dict, new Uint8Array());
  }

  /** The library goes on behind an object that fails, and finds that all others fail too. */
  private giveUp(): never {
    this.spent = true;
    throw new Error("the budget is spent");
  }
}

export function readPdf(bytes: Uint8Array): Promise<PDFContext> {
  return new BoundedParser(bytes, Number.POSITIVE_INFINITY).readAll();
}

/** A name as a reader understands it, whichever way it is spelled. */
export function decodedName(found: PDFName): string {
  return found
    .decodeText()
    .replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Undefined when there is none; an array of one counts as that one. */
function soleFilter(dict: PDFDict): PDFObject | undefined {
  const filter = dict.get(name("Filter"));
  if (!(filter instanceof PDFArray)) return filter;
  if (filter.size() > 1) throw new Error("more than one filter");
  return filter.size() === 0 ? undefined : filter.get(0);
}
