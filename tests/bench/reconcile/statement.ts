import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";

/** What was planted: a hundred of each class, at payments that nothing else touches. */
export const PLANTED = {
  ours_only: 100,
  theirs_only: 100,
  amount_differs: 100,
  partly: 100,
  late: 100,
} as const;

const HEADER =
  "balance_transaction_id,created_utc,reporting_category,gross,payment_intent_id,payment_metadata[payment_id],refund_metadata[refund_id]\n";
const LINES_A_CHUNK = 2_000;

/** The lines of the day as the gateway has them: payments 1 to 100 are missing, 101 to 200 are more, 201 to 300 less. */
function* chunks(rows: number, day: string): Iterable<string> {
  let chunk = HEADER;
  let lines = 0;
  const first = Date.parse(day);
  for (let n = 1; n <= rows + 100; n++) {
    if (n > 100) chunk += paymentLine(n, { isOurs: n <= rows, first });
    if (n <= rows && n % 33 === 0)
      chunk += `txn_r${n},${written(first + n * 80)},refund,-0.50,pi_${n},pay_${n},ref_${n}\n`;
    if (++lines % LINES_A_CHUNK !== 0) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}

function paymentLine(n: number, { isOurs, first }: { isOurs: boolean; first: number }): string {
  const fen = 100 + ((n * 7919) % 500_000);
  const told = n <= 200 ? fen + 300 : n <= 300 ? fen - 50 : fen;
  const at = Math.min(first + n * 80, first + 86_399_000);
  return `txn_${n},${written(at)},charge,${(told / 100).toFixed(2)},pi_${n},${isOurs ? `pay_${n}` : ""},\n`;
}

const written = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace("T", " ");

/** A gateway that has made this statement, and streams it as Stripe does. */
export async function serveStatement(rows: number, day: string): Promise<{ url: string; stop: () => void }> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/v1/files/")) {
      response.setHeader("content-type", "text/csv");
      Readable.from(chunks(rows, day)).pipe(response);
      return;
    }
    response.setHeader("content-type", "application/json");
    const result = {
      id: "file_1",
      object: "file",
      url: `http://${request.headers.host}/v1/files/file_1/contents`,
    };
    response.end(
      JSON.stringify({ id: "frr_1", object: "reporting.report_run", status: "succeeded", result }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
