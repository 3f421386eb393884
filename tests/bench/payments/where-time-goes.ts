import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { connectDatabase } from "#db/client.ts";
import { payments } from "#db/schema/payments.ts";
import type { Notices } from "#server/changes/notices.ts";
import { canonicalJson } from "#server/domain/canonical/canonical-json.ts";
import { buildVoucher } from "#server/domain/payments/vouchers/build-voucher.ts";
import type { Quote } from "#server/domain/quotes/quote-view.ts";
import { quoteOf } from "#server/domain/quotes/quote-view.ts";
import { signedQuote } from "#tests/support/quotes/signed-quote.ts";
import type { Arranged } from "./arrange.ts";
import { benchRuntime, takePayment } from "./take-payment.ts";
import { type Statement, traced } from "./traced.ts";

const PAYMENTS = 300;
const REPEATS = 2_000;

/** Where the time of one payment goes, with one client: statements by their kind, and what is computed beside them. */
export async function whereTimeGoes({
  url,
  notices,
  counter: { counter },
}: {
  url: string;
  notices: Notices;
  counter: Arranged;
}): Promise<{ part: string; ms: number }[]> {
  const { db, close } = connectDatabase(url, { max: 1, name: "traced" });
  const statements: Statement[] = [];
  const runtime = benchRuntime(traced(db, statements), notices);
  for (let n = 0; n < 20; n++) await takePayment(runtime, counter);
  statements.length = 0;
  const startedAt = performance.now();
  for (let n = 0; n < PAYMENTS; n++) await takePayment(runtime, counter);
  const whole = (performance.now() - startedAt) / PAYMENTS;
  const [row] = await db.select().from(payments).limit(1);
  await close();
  const byKind = new Map<string, { ms: number; count: number }>();
  for (const { text, ms } of statements) {
    const known = byKind.get(kindOf(text)) ?? { ms: 0, count: 0 };
    byKind.set(kindOf(text), { ms: known.ms + ms, count: known.count + 1 });
  }
  const kinds = [...byKind].map(([kind, { ms, count }]) => ({
    part: `${three(count / PAYMENTS)} × ${kind}`,
    ms: ms / PAYMENTS,
  }));
  const asked = statements.reduce((sum, { ms }) => sum + ms, 0) / PAYMENTS;
  const quote = quoteOf(row ?? { quote: null });
  const { parts, ofThem } = await computedParts(quote as Quote);
  const rest = whole - asked - parts.reduce((sum, { ms }) => sum + ms, 0);
  return [
    { part: "altogether", ms: whole },
    { part: `its ${three(statements.length / PAYMENTS)} statements`, ms: asked },
    ...kinds.sort((a, b) => b.ms - a.ms).map(({ part, ms }) => ({ part: `  ${part}`, ms })),
    ...parts,
    ...ofThem,
    { part: "the rest: building and reading statements, checks", ms: rest },
  ];
}

const three = (value: number) => Number(value.toPrecision(3)).toString();

/** `select payments`, `insert vouchers`, `commit`: enough to find a statement by. */
function kindOf(text: string): string {
  const plain = text.replaceAll('"', "").replaceAll(/\s+/g, " ").toLowerCase();
  const [verb = ""] = plain.split(" ");
  const table = /(?:insert into|update|from) (\w+)/.exec(plain)?.[1];
  return table === undefined ? plain.slice(0, 40) : `${verb} ${table}`;
}

interface Part {
  part: string;
  ms: number;
}

/** What is computed for one payment, each part alone; `ofThem` is what the parts hold already. */
async function computedParts(quote: Quote): Promise<{ parts: Part[]; ofThem: Part[] }> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const { trace: _trace, hash, signature: _signature, ...terms } = quote;
  const method = "huabei" as const;
  const facts = {
    ...{ merchant: { name: "m", number: "1" }, store: { name: "s" }, terminal: { number: "1" } },
    payment: { orderNumber: "1", amountFen: quote.amountFen, method, card: null, operator: null, quote },
    ...{
      gatewayNumber: "",
      batchNumber: "",
      voucherNumber: "",
      paidAt: new Date(),
      footer: "",
      testMark: true,
    },
  };
  const timed = async (part: string, work: () => unknown) => ({ part, ms: await each(work) });
  return {
    parts: [
      await timed("pricing: quote, trace, hash, signature", () => signedQuote(privateKey)),
      await timed("building the voucher", () => buildVoucher(facts)),
      await timed("reading the quote anew", () => quoteOf({ quote })),
    ],
    ofThem: [
      await timed("  of it signing", () => sign(null, Buffer.from(hash, "hex"), privateKey)),
      await timed("  of it hashing", () => createHash("sha256").update(canonicalJson(terms)).digest()),
    ],
  };
}

async function each(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  for (let n = 0; n < REPEATS; n++) await work();
  return (performance.now() - startedAt) / REPEATS;
}
