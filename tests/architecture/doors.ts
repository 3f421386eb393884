/** Where the database may be reached past the doors: they themselves, the keys below them, and the queue's relay. */
const BELOW_THE_DOORS = /^server\/(changes|keys)\/|^server\/jobs\/(relay-outbox|main)\.ts$/;
const STATUS_WRITERS = /^server\/changes\/take-step\.ts$/;
/** Whoever asks for a step beforehand does it through `requireStep`, so that it refuses as `takeStep` does. */
const STATUS_JUDGES = /^server\/(domain|changes)\//;
const MAX_PARAMETERS = 3;
/**
 * Functions that took more when the rule was made. The list only shrinks: whoever touches one of them names its
 * parameters, and no new one is added.
 */
const WIDE_YET = new Set([
  "db/compare-and-set.ts: compareAndSet",
  "server/api/auth-options.ts: authorise",
  "server/applications/erase-application.ts: erase",
  "server/applications/require-editable.ts: requireEditable",
  "server/applications/notify-applicant.ts: notifyApplicant",
  "server/applications/record-decision.ts: recordDecision",
  "server/applications/resolve-decisions.ts: resolveDecisions",
  "server/broker/mqtt-broker.ts: acknowledged",
  "server/campaigns/budget-entries.ts: grantBudget",
  "server/changes/enqueue.ts: enqueue",
  "server/context.ts: contextFor",
  "server/demo/demo-stock.ts: seedDeliveries",
  "server/documents/name-document.ts: nameDocument",
  "server/domain/quotes/quote.ts: campaignOf",
  "server/domain/quotes/trace.ts: traceOf",
  "server/gateway/mock/http/exchange.ts: route",
  "server/gateway/mock/http/idempotency.ts: keepAnswer",
  "server/gateway/mock/wallet/wallet-handlers.ts: act",
  "server/gateway/mock/wallet/wallet-page.ts: action",
  "server/gateway/mock/webhooks/emit-event.ts: emitEvent",
  "server/gateway/stripe-gateway.ts: readWebhook",
  "server/identity/open-session.ts: openSession",
  "server/identity/sign-in-mobile.ts: findOrCreateApplicant",
  "server/identity/sign-in-staff.ts: totpStep",
  "server/jobs/deliver-outbox.ts: runEffect",
  "server/merchants/create-merchant.ts: createMerchant",
  "server/payments/gateway/settle-intent.ts: settleIntentIn",
  "server/payments/orders/change-payment.ts: changePayment",
  "server/payments/orders/change-payment.ts: changePaymentIn",
  "server/payments/orders/hold-subsidy.ts: holdSubsidy",
  "server/payments/orders/hold-subsidy.ts: settleSubsidy",
  "server/payments/orders/record-success.ts: insertContract",
  "server/payments/orders/record-success.ts: issueVoucher",
  "server/payments/orders/record-success.ts: recordSuccess",
  "server/ledger/post-lines.ts: postLines",
  "server/payments/refunds/settle-refund.ts: bookRefund",
  "server/payments/refunds/settle-refund.ts: settleRefundIn",
  "server/quotes/sign-quote.ts: signQuote",
  "server/start/supervisor/supervisor.ts: nodeProcess",
  "server/terminals/issue-config.ts: issueConfigIn",
  "server/terminals/issue-token.ts: verifyAssertion",
  "server/terminals/list-terminals-of-scope.ts: listTerminalsOfScope",
  "server/terminals/note-far-from-store.ts: noteFarFromStore",
]);

/** What of a source goes past the doors for reading, changing and taking steps, or takes too much at once. */
export function doorViolations(path: string, source: string): string[] {
  if (!path.startsWith("server/") && !path.startsWith("components/") && !path.startsWith("db/")) return [];
  const code = withoutComments(source);
  return [...pastTheDoors(path, code), ...statusWrites(path, code), ...wideFunctions(path, code)];
}

function pastTheDoors(path: string, code: string): string[] {
  if (!path.startsWith("server/") || BELOW_THE_DOORS.test(path)) return [];
  const found: string[] = [];
  if (/\b(ctx|runtime|context)\.db\b/.test(code)) {
    found.push(`${path}: reaches the database past the doors (server/changes: read, change)`);
  }
  if (/\binTransaction\b/.test(code)) found.push(`${path}: opens a transaction of its own; use change`);
  return found;
}

/** A literal or shorthand `status` among the values of an update; inserts begin a machine and do not move it. */
function statusWrites(path: string, code: string): string[] {
  if (!path.startsWith("server/") || path.startsWith("server/gateway/mock/") || STATUS_WRITERS.test(path))
    return [];
  const updates = [...code.matchAll(/\bcompareAndSet\(|\.set\(/g)];
  const writes = updates.filter(({ index }) => /[{,]\s*status\s*[,:}]/.test(callAt(code, index)));
  const found = writes.map(() => `${path}: writes a status past takeStep`);
  if (/\bnextStatus\b/.test(code) && !STATUS_JUDGES.test(path))
    found.push(`${path}: asks for the next status itself; use requireStep`);
  return found;
}

function wideFunctions(path: string, code: string): string[] {
  const heads = code.matchAll(/\bfunction\*?\s+(\w+)\s*(?:<[^(]*>)?\(/g);
  return [...heads].flatMap(({ index, 0: head, 1: name }) => {
    const count = parametersOf(callAt(code, index + head.length - 1));
    if (WIDE_YET.has(`${path}: ${name}`)) return [];
    return count > MAX_PARAMETERS
      ? [`${path}: ${name} takes ${count} parameters; name them in an object`]
      : [];
  });
}

/** From the first bracket after `from` to the one that closes it. */
function callAt(code: string, from: number): string {
  const start = code.indexOf("(", from);
  let depth = 0;
  for (let at = start; at < code.length; at++) {
    if ("([{".includes(code.charAt(at))) depth += 1;
    if (")]}".includes(code.charAt(at))) depth -= 1;
    if (depth === 0) return code.slice(start, at + 1);
  }
  return code.slice(start);
}

/** Commas between parameters, not those inside types, defaults or patterns. */
function parametersOf(list: string): number {
  const inner = list.slice(1, -1).replace(/=>/g, "").trim().replace(/,$/, "");
  if (inner === "") return 0;
  let depth = 0;
  let count = 1;
  for (const character of inner) {
    if ("([{<".includes(character)) depth += 1;
    if (")]}>".includes(character)) depth -= 1;
    if (character === "," && depth === 0) count += 1;
  }
  return count;
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/[^\n]*/g, "$1");
}
