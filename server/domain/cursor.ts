import { DomainError } from "./errors.ts";

/** Where a keyset page continues: after the row of this instant and id; `second` where a list is in the order of two. */
export interface Cursor {
  at: Date;
  second?: Date | undefined;
  id: string;
}

export function encodeCursor({ at, second, id }: Cursor): string {
  return `${[at, second].flatMap((instant) => instant?.getTime() ?? []).join("~")}~${id}`;
}

const SHAPES = {
  instant: /^(?<at>\d{1,15})~(?<id>[a-z0-9_-]{1,80})$/i,
  "two instants": /^(?<at>\d{1,15})~(?<second>\d{1,15})~(?<id>[a-z0-9_-]{1,80})$/i,
};

/** Null for the first page; refuses with `cursor_unreadable` what a list of this order did not write. */
export function decodeCursor(
  cursor: string | undefined,
  order: keyof typeof SHAPES = "instant",
): Cursor | null {
  if (cursor === undefined) return null;
  const { at, second, id } = SHAPES[order].exec(cursor)?.groups ?? {};
  if (at === undefined || id === undefined) {
    throw new DomainError(
      "invalid_input",
      "cursor_unreadable",
      "This page address is damaged. Start from the first page.",
    );
  }
  return { at: new Date(Number(at)), ...(second !== undefined && { second: new Date(Number(second)) }), id };
}
