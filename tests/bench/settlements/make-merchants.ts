import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { settlementAccounts } from "#db/schema/settlements.ts";
import { inTransaction } from "#db/transaction.ts";
import { DAY_MS } from "#server/domain/calendar/durations.ts";
import { placeOf } from "#server/keys/sealed-fields.ts";
import { makeMerchant, makePerson, type World } from "#tests/support/world/world.ts";

const BATCH = 1_000;
/** Postings that each merchant has to be paid out. */
export const POSTINGS = 3;
export const fenOf = (nr: number) => 1_000 + nr;

/**
 * Merchants with an account in force and three postings each, some at a time, since every one of them takes a lock until
 * its commit; told apart by their number.
 */
export async function makeMerchants(world: World, count: number): Promise<void> {
  const model = await makeMerchant(world, await makePerson(world, ["applicant"]));
  for (let from = 1; from <= count; from += BATCH) {
    const to = Math.min(from + BATCH - 1, count);
    await inTransaction(world.runtime.db, async (tx) => {
      await copyMerchants(tx, { model, from, to });
      await tx
        .insert(settlementAccounts)
        .values(Array.from({ length: to - from + 1 }, (_, index) => accountOf(world, from + index)));
    });
  }
  await world.runtime.db.execute(sql`analyze`);
}

const idOf = (nr: number) => `mer_bench${String(nr).padStart(12, "0")}`;

async function copyMerchants(
  tx: Transaction,
  { model, from, to }: { model: string; from: number; to: number },
): Promise<void> {
  const each = sql`generate_series(${from}::int, ${to}::int) n`;
  const name = sql`lpad(n::text, 12, '0')`;
  const now = new Date().toISOString();
  await tx.execute(sql`insert into applications select (jsonb_populate_record(a, jsonb_build_object('id', 'app_bench' || ${name}))).*
    from applications a, ${each} where a.id = (select application_id from merchants where id = ${model})`);
  await tx.execute(sql`insert into merchants select (jsonb_populate_record(m, jsonb_build_object('id', 'mer_bench' || ${name},
    'application_id', 'app_bench' || ${name}, 'number', '8' || lpad(n::text, 14, '0')))).* from merchants m, ${each} where m.id = ${model}`);
  await tx.execute(sql`insert into ledger_postings (id, kind, phase, source_id, merchant_id, effective_at, recorded_at)
    select 'pst_bench' || k || ${name}, 'adjustment', 'single', 'bench' || k || ${name}, 'mer_bench' || ${name}, ${now}, ${now}
    from ${each}, generate_series(1, ${POSTINGS}::int) k`);
  // The three amounts of a merchant sum to a thousand fen and its number.
  const fen = sql`(case k when 1 then 700 + n when 2 then 400 else -100 end)`;
  await tx.execute(sql`insert into ledger_entries
    select 'pst_bench' || k || ${name}, 'posted', v.account, v.part, 'mer_bench' || ${name}, v.sign * ${fen}, ${now}, ${now}
    from ${each}, generate_series(1, ${POSTINGS}::int) k,
      (values ('merchant', 'adjustment', 1), ('suspense', 'whole', -1)) v(account, part, sign)`);
}

function accountOf({ runtime: { vault } }: World, nr: number): typeof settlementAccounts.$inferInsert {
  const id = `sac_bench${String(nr).padStart(12, "0")}`;
  const now = new Date();
  return {
    ...{ id, merchantId: idOf(nr), status: "in_force", accountType: "personal", bankName: "Bench bank" },
    accountName: vault.seal("王店主", placeOf("settlement_accounts.name", id)),
    accountNumber: vault.seal("6222021234567894", placeOf("settlement_accounts.number", id)),
    ...{ numberIndex: String(nr), numberMasked: "************7894", proofFen: 1, givenAt: now, since: now },
    expiresAt: new Date(now.getTime() + 10 * DAY_MS),
  };
}
