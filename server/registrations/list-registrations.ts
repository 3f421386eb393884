import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { afterCursor, containsText, type Keyset, keysetOrder, PAGE_ROWS, pageOf } from "#db/keyset.ts";
import { registrations } from "#db/schema/registrations.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import { requirePermission } from "#server/domain/actor.ts";
import type { listRegistrationsInput } from "#server/domain/registrations/inputs.ts";
import type { registrationPage } from "#server/domain/registrations/views.ts";
import { inState, isOverdue } from "./in-state.ts";
import { registrationViewOf } from "./registration-view-of.ts";

const KEYSET: Keyset = { at: registrations.changedAt, id: registrations.id, first: "newest" };

/** What the register was or is to be told, newest first. */
export async function listRegistrations(
  ctx: Context,
  input: z.infer<typeof listRegistrationsInput>,
): Promise<z.infer<typeof registrationPage>> {
  requirePermission(ctx, "registration:read");
  const { merchantName, terminalNumber, serialNumber, terminalId } = registrations;
  const rows = await read(ctx, (db) =>
    db
      .select()
      .from(registrations)
      .where(
        and(
          input.state === undefined ? undefined : inState(input.state),
          input.terminalId === undefined ? undefined : eq(terminalId, input.terminalId),
          input.overdue === true ? isOverdue(ctx.now) : undefined,
          containsText([merchantName, terminalNumber, serialNumber], input.search),
          afterCursor(KEYSET, input.cursor),
        ),
      )
      .orderBy(...keysetOrder(KEYSET))
      .limit(PAGE_ROWS + 1),
  );
  return pageOf(rows, (row) => ({ at: row.changedAt, id: row.id }), registrationViewOf);
}
