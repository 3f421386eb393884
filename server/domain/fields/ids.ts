import { z } from "zod";
import { ID_PREFIXES, type IdKind } from "../ids.ts";

/** The id of one kind of thing, told by its prefix; whether such a thing exists is the verb's to say. */
export function id(kind: IdKind) {
  return z.string().regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9A-Za-z_]{1,35}$`), `not_a_${kind}_id`);
}

/** Within the column that counts them. */
const rowVersion = z.int32().min(1);

/** A thing and the version of it that the sender saw: another version is refused as `changed_meanwhile`. */
export function versioned<const Field extends string>(field: Field, kind: IdKind) {
  return { [field]: id(kind), version: rowVersion } as { [K in Field]: ReturnType<typeof id> } & {
    version: typeof rowVersion;
  };
}
