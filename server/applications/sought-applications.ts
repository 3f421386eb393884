import { type SQL, sql } from "drizzle-orm";
import { partPattern } from "#db/keyset.ts";
import { applications } from "#db/schema/applications.ts";
import { merchants } from "#db/schema/merchants.ts";
import type { Context } from "#server/context.ts";
import type { Sought } from "#server/domain/search/sought.ts";

/**
 * Condition for applications with part of a shop's name, or with a whole number: their own, their merchant's, or one of
 * those that are sealed, by blind index. Always the same text, each part of it by an index, so that a plan is kept.
 */
export function soughtApplications(ctx: Pick<Context, "vault">, sought: Sought): SQL {
  const indexOf = (kind: string, value: string | null) =>
    value === null ? null : ctx.vault.blindIndex(kind, value);
  const { id, shopName, mobileIndex, idNumberIndex, creditCodeIndex, accountNumberIndex } = applications;
  return sql`(
    (name_parts(${shopName}) @> name_parts(${sought.text}) and name_key(${shopName}) like ${partPattern(sought.text)})
    or ${id} = ${sought.text}
    or ${id} = (select ${merchants.applicationId} from ${merchants} where ${merchants.number} = ${sought.text})
    or ${mobileIndex} = ${indexOf("mobile", sought.mobile)}
    or ${idNumberIndex} = ${indexOf("id_number", sought.idNumber)}
    or ${creditCodeIndex} = ${indexOf("credit_code", sought.creditCode)}
    or ${accountNumberIndex} = ${indexOf("account_number", sought.accountNumber)})`;
}
