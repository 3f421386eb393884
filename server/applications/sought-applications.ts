import { type SQL, sql } from "drizzle-orm";
import { partPattern } from "#db/keyset.ts";
import { applications } from "#db/schema/applications.ts";
import { merchants } from "#db/schema/merchants.ts";
import type { Context } from "#server/context.ts";
import { nameKey } from "#server/domain/fields/typed.ts";
import type { Sought } from "#server/domain/search/sought.ts";

const filled = (name: string) => sql.placeholder(name);
const { id, shopName, mobileIndex, idNumberIndex, creditCodeIndex, accountNumberIndex } = applications;

/** By its parts an index finds a name; more than two characters must stand in it in their order, too. */
const BY_NAME = sql`(name_parts(${shopName}) @> name_parts(${filled("text")})
  and (${filled("isExact")}::boolean or name_key(${shopName}) like ${filled("pattern")}))`;
const BY_NUMBER = sql`(${id} = ${filled("text")}
  or ${id} = (select ${merchants.applicationId} from ${merchants} where ${merchants.number} = ${filled("text")})
  or ${mobileIndex} = ${filled("mobile")}
  or ${idNumberIndex} = ${filled("idNumber")}
  or ${creditCodeIndex} = ${filled("creditCode")}
  or ${accountNumberIndex} = ${filled("accountNumber")}
  or ${BY_NAME})`;

interface SoughtApplications {
  /** Has placeholders for `values`; there are two texts of it, so that their plans are kept. */
  condition: SQL;
  values: Record<string, unknown>;
}

/**
 * Condition for applications with part of a shop's name, or with a whole number: their own, their merchant's, or one of
 * those that are sealed, by blind index. Each part of it has an index.
 */
export function soughtApplications(ctx: Pick<Context, "vault">, sought: Sought): SoughtApplications {
  const indexOf = (kind: string, value: string | null) =>
    value === null ? null : ctx.vault.blindIndex(kind, value);
  return {
    condition: sought.isNumber ? BY_NUMBER : BY_NAME,
    values: {
      text: sought.text,
      pattern: partPattern(sought.text),
      isExact: nameKey(sought.text).length <= 2,
      mobile: indexOf("mobile", sought.mobile),
      idNumber: indexOf("id_number", sought.idNumber),
      creditCode: indexOf("credit_code", sought.creditCode),
      accountNumber: indexOf("account_number", sought.accountNumber),
    },
  };
}
