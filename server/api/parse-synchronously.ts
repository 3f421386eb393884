import type { z } from "zod";

/**
 * A schema that tRPC parses without waiting. It asks zod to wait wherever it can, and zod's compiled parsers, several
 * times as fast, are only for those who do not; none of our schemas has a check to wait for.
 */
export function parseSynchronously<T extends z.ZodType>(schema: T): T {
  return Object.create(schema, { parseAsync: { value: undefined } });
}
