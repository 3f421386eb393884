import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { BankError, type BankPayout, type BankRefusal, type PayoutBank, type PayoutOrder } from "../port.ts";

/** What becomes of the next payouts: as planned here, or credited when the bank is asked again. */
export interface BankPlan {
  /** `lost` pays and says nothing; `late` is credited when that is told; `returned` is credited and then given back. */
  outcome: "arrived" | "rejected" | "returned" | "late" | "lost";
  reason?: BankRefusal;
}

/** A payout as the bank keeps it, for whoever looks at its statement. */
export interface BankRow {
  payout_id: string;
  bank_id: string;
  amount_fen: number;
  account_ending: string;
  account_name: string;
  memo: string;
  status: BankPayout["status"];
  next: BankPayout["status"] | null;
  reason: BankRefusal | null;
  changed_at: number;
}

const TABLES = `
create table if not exists payouts (seq integer primary key autoincrement, payout_id text not null unique, bank_id text not null,
  amount_fen integer not null, account_ending text not null, account_name text not null, memo text not null,
  status text not null, next text, reason text, changed_at integer not null) strict;
create table if not exists plans (seq integer primary key autoincrement, plan text not null) strict;
`;

/** The mock's whole state in one SQLite file, so that it survives a restart and `kill -9`. One id is paid once. */
export class MockBank implements PayoutBank {
  readonly #db: DatabaseSync;

  constructor(path: string) {
    if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
    this.#db = new DatabaseSync(path);
    if (path !== ":memory:") chmodSync(path, 0o600);
    this.#db.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000");
    this.#db.exec(TABLES);
  }

  close(): void {
    this.#db.close();
  }

  /** Says what becomes of the next payouts, one after the other. */
  plan(plan: BankPlan, times = 1): void {
    const insert = this.#db.prepare("insert into plans (plan) values (?)");
    for (let n = 0; n < times; n++) insert.run(JSON.stringify(plan));
  }

  /** What comes next is credited again. */
  forgetPlans(): void {
    this.#db.exec("delete from plans");
  }

  async pay({ payoutId, amountFen, account, memo }: PayoutOrder): Promise<BankPayout> {
    const known = this.#row(payoutId);
    if (known !== undefined) return payoutOf(known);
    const plan = this.#nextPlan();
    const { status, next, reason } = planned(plan);
    this.#db
      .prepare(
        `insert into payouts (payout_id, bank_id, amount_fen, account_ending, account_name, memo, status, next, reason, changed_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...([payoutId, `bk_${randomBytes(8).toString("hex")}`, amountFen, account.number.slice(-4)] as const),
        ...([account.name, memo, status, next, reason, Date.now()] as const),
      );
    if (plan.outcome === "lost") throw new BankError("unanswered", "lost on its way");
    return this.#told(payoutId);
  }

  /** Asked, the bank has meanwhile done what it was going to do; one that is late only when it is told so. */
  async find(payoutId: string): Promise<BankPayout | null> {
    const row = this.#row(payoutId);
    if (row === undefined) return null;
    if (row.status === "accepted" && row.next !== null) this.#move(row, "arrived");
    return this.#told(payoutId);
  }

  async returnedSince(since: Date): Promise<BankPayout[]> {
    const due = this.#db
      .prepare("select * from payouts where status = 'arrived' and next = 'returned'")
      .all();
    for (const row of due as unknown as BankRow[]) this.#move(row, "returned");
    const rows = this.#db
      .prepare("select * from payouts where status = 'returned' and changed_at >= ? order by seq")
      .all(since.getTime());
    return (rows as unknown as BankRow[]).map(payoutOf);
  }

  /** Tells what has become of a payout that is late, or gives one back that has been credited. */
  settle(payoutId: string, status: BankPayout["status"], reason: BankRefusal | null = null): void {
    this.#db
      .prepare("update payouts set status = ?, next = null, reason = ?, changed_at = ? where payout_id = ?")
      .run(status, reason, Date.now(), payoutId);
  }

  /** The newest first. */
  rows(): BankRow[] {
    const rows = this.#db.prepare("select * from payouts order by seq desc limit 200").all();
    return rows as unknown as BankRow[];
  }

  /** How much was credited and not given back, by payout. */
  credited(): Map<string, number> {
    const rows = this.#db.prepare("select payout_id, amount_fen from payouts where status = 'arrived'").all();
    return new Map((rows as unknown as BankRow[]).map((row) => [row.payout_id, row.amount_fen]));
  }

  #nextPlan(): BankPlan {
    const [row] = this.#db
      .prepare("delete from plans where seq = (select min(seq) from plans) returning plan")
      .all();
    return row === undefined ? { outcome: "arrived" } : (JSON.parse(String(row.plan)) as BankPlan);
  }

  #move(row: BankRow, status: BankPayout["status"]): void {
    const next = status === "arrived" && row.next === "returned" ? "returned" : null;
    this.#db
      .prepare("update payouts set status = ?, next = ?, changed_at = ? where payout_id = ?")
      .run(status, next, Date.now(), row.payout_id);
  }

  #row(payoutId: string): BankRow | undefined {
    const [row] = this.#db.prepare("select * from payouts where payout_id = ?").all(payoutId);
    return row as unknown as BankRow | undefined;
  }

  #told(payoutId: string): BankPayout {
    const row = this.#row(payoutId);
    if (row === undefined) throw new Error("A payout that was kept is there");
    return payoutOf(row);
  }
}

function planned({ outcome, reason = "account_closed" }: BankPlan) {
  if (outcome === "rejected") return { status: "rejected", next: null, reason } as const;
  if (outcome === "late") return { status: "accepted", next: null, reason: null } as const;
  if (outcome === "returned") return { status: "accepted", next: "returned", reason } as const;
  return { status: "accepted", next: "arrived", reason: null } as const;
}

function payoutOf({ payout_id, bank_id, status, reason }: BankRow): BankPayout {
  const isRefused = status === "rejected" || status === "returned";
  return { payoutId: payout_id, bankId: bank_id, status, reason: isRefused ? (reason ?? "refused") : null };
}
