/** Where the database may be reached past the doors: they themselves, the keys below them, and the queue's relay. */
const BELOW_THE_DOORS = /^server\/(changes|keys)\/|^server\/jobs\/(relay-outbox|main)\.ts$/;
const STATUS_WRITERS = /^server\/changes\/take-step\.ts$/;
/** Whoever asks for a step beforehand does it through `requireStep`, so that it refuses as `takeStep` does. */
const STATUS_JUDGES = /^server\/(domain|changes)\//;
/** The maker itself, and these rules' own examples. */
const MAKERS_OF_POOLS = /^db\/client\.ts$|^tests\/architecture\//;
const MAKER_OF_TESTS = /^tests\/support\/browser\/test\.ts$|^tests\/architecture\//;
const MAX_PARAMETERS = 3;

/** What of a source goes past the doors for reading, changing and taking steps, or takes too much at once. */
export function doorViolations(path: string, source: string): string[] {
  const code = withoutComments(source);
  const own = [...poolsOfItsOwn(path, code), ...testsThatCloseNothing(path, code)];
  if (!path.startsWith("server/") && !path.startsWith("components/") && !path.startsWith("db/")) return own;
  return [...own, ...pastTheDoors(path, code), ...statusWrites(path, code), ...wideFunctions(path, code)];
}

/** A client of a bare pool ends its whole process when its backend dies at the wrong moment; ours listens. */
function poolsOfItsOwn(path: string, code: string): string[] {
  const isOwn = !MAKERS_OF_POOLS.test(path) && /\bnew (pg\.)?Pool\(/.test(code);
  return isOwn ? [`${path}: makes a pool of its own; use connectDatabase`] : [];
}

/** A page that its test leaves open goes on asking the portal, at the cost of every test after it. */
function testsThatCloseNothing(path: string, code: string): string[] {
  const isBare = /import \{[^}]*\btest\b[^}]*\} from "@playwright\/test"/.test(code);
  return isBare && !MAKER_OF_TESTS.test(path)
    ? [`${path}: a browser's test that closes nothing; take it from #tests/support/browser/test.ts`]
    : [];
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
