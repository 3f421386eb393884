import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "#db/client.ts";
import { applicationAnswers } from "#db/schema/applications.ts";
import type { Context } from "#server/context.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

const answered = z.object({ creditCode: z.string().min(1) });

/** The numbers of the licences that applications were approved with, by application; none of those without one. */
export async function creditCodesOf(
  reader: Reader,
  ctx: Pick<Context, "vault">,
  applicationIds: readonly string[],
): Promise<Map<string, string>> {
  if (applicationIds.length === 0) return new Map();
  const rows = await reader
    .select({ id: applicationAnswers.applicationId, body: applicationAnswers.body })
    .from(applicationAnswers)
    .where(
      and(
        inArray(applicationAnswers.applicationId, [...applicationIds]),
        eq(applicationAnswers.group, "business"),
      ),
    );
  return new Map(
    rows.flatMap(({ id, body }): [string, string][] => {
      const place = placeOf("application_answers", id, "business");
      const business = answered.safeParse(JSON.parse(ctx.vault.open(body, place)));
      return business.success ? [[id, business.data.creditCode]] : [];
    }),
  );
}
