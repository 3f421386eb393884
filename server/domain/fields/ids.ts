import { z } from "zod";
import { ID_PREFIXES, type IdKind } from "../ids.ts";

/** The id of one kind of thing, told by its prefix; whether such a thing exists is the verb's to say. */
export function id(kind: IdKind) {
  return z.string().regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9A-Za-z_]{1,35}$`), `not_a_${kind}_id`);
}

/** A thing and the version of it that the sender saw: another version is refused as `changed_meanwhile`. */
export function versioned<const Field extends string>(field: Field, kind: IdKind) {
  return { [field]: id(kind), version: z.int().min(1) } as { [K in Field]: ReturnType<typeof id> } & {
    version: z.ZodInt;
  };
}
