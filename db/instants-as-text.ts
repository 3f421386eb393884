import pg from "pg";

const { TIMESTAMPTZ } = pg.types.builtins;
const dateOf: (text: string) => Date = pg.types.getTypeParser(TIMESTAMPTZ);

/**
 * For a statement whose instants are only shown: they come as every view says them, ISO 8601 in UTC to the millisecond, straight from
 * PostgreSQL's own text. Making dates of a page of rows, and texts of those again, costs as much as all else that is done with it.
 */
export const INSTANTS_AS_TEXT: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === TIMESTAMPTZ && format !== "binary" ? instantOf : pg.types.getTypeParser(oid, format as "text"),
};

/** `2026-11-27 20:52:00.12+00` as `2026-11-27T20:52:00.120Z`; any other zone, and years of five digits, by way of a date. */
function instantOf(text: string): string {
  if (!text.endsWith("+00") || text[10] !== " ") return dateOf(text).toISOString();
  const fraction = `${text.slice(20, -3)}000`.slice(0, 3);
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
}
