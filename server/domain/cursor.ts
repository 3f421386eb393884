import { DomainError } from "./errors.ts";

/** Where a keyset page continues: after the row of this instant and id. */
export interface Cursor {
  at: Date;
  id: string;
}

export function encodeCursor(cursor: Cursor): string {
  return `${cursor.at.getTime()}~${cursor.id}`;
}

/** Null for the first page; refuses with `cursor_unreadable` what it did not write. */
export function decodeCursor(cursor: string | undefined): Cursor | null {
  if (cursor === undefined) return null;
  const match = /^(\d{1,15})~([a-z0-9_-]{1,80})$/i.exec(cursor);
  if (match?.[2] === undefined) {
    throw new DomainError(
      "invalid_input",
      "cursor_unreadable",
      "This page address is damaged. Start from the first page.",
    );
  }
  return { at: new Date(Number(match[1])), id: match[2] };
}
