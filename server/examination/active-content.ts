import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, PDFStream } from "pdf-lib";
import { decodedName } from "./pdf-parser.ts";
import type { RefusalReason } from "./refusals.ts";

/** Actions by their `/S` (ISO 32000-2, table 201); to go to a place of the same document is none of them. */
const ACTIONS: ReadonlyMap<string, RefusalReason> = new Map(
  Object.entries({
    JavaScript: "document_script",
    Launch: "document_action",
    URI: "document_action",
    GoToR: "document_action",
    GoToE: "document_action",
    SubmitForm: "document_action",
    ResetForm: "document_action",
    ImportData: "document_action",
    Hide: "document_action",
    Thread: "document_action",
    SetOCGState: "document_action",
    GoToDp: "document_action",
    GoTo3DView: "document_multimedia",
    Rendition: "document_multimedia",
    RichMediaExecute: "document_multimedia",
    Sound: "document_multimedia",
    Movie: "document_multimedia",
  } as const),
);
const HARMLESS_ACTIONS = ["GoTo", "Named"];

const KINDS: ReadonlyMap<string, RefusalReason> = new Map(
  Object.entries({
    EmbeddedFile: "document_attachment",
    FileAttachment: "document_attachment",
    RichMedia: "document_multimedia",
    Screen: "document_multimedia",
    Movie: "document_multimedia",
    Sound: "document_multimedia",
    "3D": "document_multimedia",
  } as const),
);

/** Where the files of a file specification lie; a font may be called `EF` as well. */
const FILE_PLACES = ["F", "UF", "DOS", "Mac", "Unix"];

/** Why a PDF's objects do more than show pages, or undefined. What a page's pictures hold is never looked at. */
export function activeContent(context: PDFContext): RefusalReason | undefined {
  const waiting: PDFObject[] = context.enumerateIndirectObjects().map(([, object]) => object);
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    const entries = entriesOf(object);
    const found = entries === undefined ? undefined : activeIn(entries, context);
    if (found !== undefined) return found;
    const inside = object instanceof PDFArray ? object.asArray() : (entries?.values() ?? []);
    for (const value of inside)
      if (value instanceof PDFArray || value instanceof PDFDict) waiting.push(value);
  }
  return undefined;
}

type Entries = ReadonlyMap<string, PDFObject>;

/** A dictionary's or a stream's entries by the names that a reader understands. */
function entriesOf(object: PDFObject | undefined): Entries | undefined {
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return undefined;
  return new Map(dict.entries().map(([key, value]) => [decodedName(key), value]));
}

function activeIn(entries: Entries, context: PDFContext): RefusalReason | undefined {
  const nameAt = (key: string) => nameIn(context.lookup(entries.get(key)));
  const known = ACTIONS.get(nameAt("S")) ?? KINDS.get(nameAt("Subtype")) ?? KINDS.get(nameAt("Type"));
  if (known !== undefined) return known;
  if (entries.has("JavaScript")) return "document_script";
  if (entries.has("XFA")) return "document_form";
  if (entries.has("RichMediaContent")) return "document_multimedia";
  const files = entriesOf(context.lookup(entries.get("EF")));
  if (entries.has("EmbeddedFiles") || FILE_PLACES.some((place) => files?.has(place)))
    return "document_attachment";
  return holdsActions(entries.get("AA"), context) ? "document_action" : undefined;
}

/** A font or picture may be called `AA` as well: additional actions are told by the actions in them. */
function holdsActions(value: PDFObject | undefined, context: PDFContext): boolean {
  const events = [...(entriesOf(context.lookup(value))?.values() ?? [])];
  return events.some((event) => {
    const action = nameIn(context.lookup(entriesOf(context.lookup(event))?.get("S")));
    return ACTIONS.has(action) || HARMLESS_ACTIONS.includes(action);
  });
}

function nameIn(value: PDFObject | undefined): string {
  return value instanceof PDFName ? decodedName(value) : "";
}
