import { desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { smsMessages } from "#db/schema/platform.ts";
import { read } from "#server/changes/read.ts";
import type { Context } from "#server/context.ts";
import type { demoMessagesInput, demoMessageView } from "#server/domain/identity/demo-messages.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";

/** The newest text messages of the demo, of one number or of all; the route refuses outside the demo. */
export async function listDemoMessages(
  ctx: Context,
  input: z.output<typeof demoMessagesInput>,
): Promise<z.infer<typeof demoMessageView>[]> {
  const rows = await read(ctx, (db) =>
    db
      .select()
      .from(smsMessages)
      .where(
        input.to === undefined
          ? undefined
          : eq(smsMessages.mobileIndex, ctx.vault.blindIndex("mobile", input.to)),
      )
      .orderBy(desc(smsMessages.createdAt), desc(smsMessages.id))
      .limit(50),
  );
  return rows.map((row) => ({
    id: row.id,
    to: ctx.vault.open(row.mobile, placeOf("sms_messages.mobile", row.id)),
    body: ctx.vault.open(row.body, placeOf("sms_messages.body", row.id)),
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  }));
}
