import type { z } from "zod";

/** The part of a row that a view names: a column that is added later reaches nobody until its view names it too. */
export function shownAs<Shape extends z.ZodRawShape, Row extends object>(
  view: z.ZodObject<Shape>,
  row: Row,
): Pick<Row, Extract<keyof Row, keyof Shape>> {
  const named = Object.keys(view.shape).filter((key) => Object.hasOwn(row, key)) as Extract<
    keyof Row,
    keyof Shape
  >[];
  return Object.fromEntries(named.map((key) => [key, row[key]])) as Pick<
    Row,
    Extract<keyof Row, keyof Shape>
  >;
}
