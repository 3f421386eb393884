// Checks a proof pack of a merchant (docs/verify-a-proof-pack.md). One file that needs Node 20 or newer and nothing else:
// it can be copied to any machine, and reads nothing but the pack and the keys that it is given.
// Keys are those that the portal publishes (--keys), fetched beforehand, or the thumbprint of one (--kid), had from elsewhere.
// Exit code 0: everything holds. 1: something does not, and is named. 2: it was not asked properly.
import { createHash, createPublicKey, verify } from "node:crypto";
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";

const BLOCK = 512;
const FORMAT = "ruwang-proof-pack-1";
const LAST = ["manifest.jsonl", "signature.jsonl"];

const faults = [];
const say = (line) => process.stdout.write(`${line}\n`);
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const hexOf = (bytes) => sha256(bytes).toString("hex");

function check() {
  const start = findManifest();
  if (start === undefined)
    return void faults.push("manifest.jsonl: its header is changed, or the archive is cut short before it");
  const size = sizeIn(start);
  const manifestBytes = read(start + BLOCK, size);
  const manifest = linesOf("manifest.jsonl", manifestBytes);
  const signatureAt = start + BLOCK + padded(size);
  const signature = readSignature(signatureAt, manifestBytes);
  if (faults.length > 0 || signature === undefined) return;
  const [about, ...listed] = manifest;
  if (about.format !== FORMAT) return void faults.push(`manifest.jsonl: this is no ${FORMAT}`);
  const layout = [...listed, { id: LAST[0], size }, { id: LAST[1], size: signature.size }];
  checkLayout(layout, new Date(about.at));
  const keys = new Map([[about.kid, signature.key]]);
  const counted = checkContents(listed, keys);
  if (faults.length > 0) return;
  say(`${about.merchantId} as of ${about.at}, signed by ${about.kid}.`);
  say(
    `${listed.length} files, ${counted.entries} entries; ${counted.audit} audit rows lie under ${counted.heads} signed heads,`,
  );
  say(
    `${counted.configurations} configurations and ${counted.quotes} quotes bear their signatures. Everything holds.`,
  );
}

/** The manifest stands near the end: the last block that is a whole header of its name. */
function findManifest() {
  const whole = Math.floor(length / BLOCK);
  for (let block = whole - 1; block >= 0; block--) {
    const bytes = read(block * BLOCK, BLOCK);
    if (textOf(bytes, 0, 100) !== LAST[0]) continue;
    const size = Number.parseInt(textOf(bytes, 124, 12), 8);
    const seconds = Number.parseInt(textOf(bytes, 136, 12), 8);
    if (Number.isSafeInteger(size) && headerOf(LAST[0], size, seconds).equals(bytes)) return block * BLOCK;
  }
  return undefined;
}

const sizeIn = (start) => Number.parseInt(textOf(read(start, BLOCK), 124, 12), 8);
const padded = (size) => Math.ceil(size / BLOCK) * BLOCK;

/** The signature over the manifest, by a key that was not taken from the pack. */
function readSignature(at, manifestBytes) {
  const size = sizeIn(at);
  if (!(size <= length))
    return void faults.push("signature.jsonl: its header is changed, or the archive is cut short before it");
  const before = faults.length;
  const [said] = linesOf("signature.jsonl", read(at + BLOCK, size));
  if (faults.length > before || said === undefined) return undefined;
  const key = trustedKey(said.kid);
  if (key === undefined)
    return void faults.push(`signature.jsonl: ${said.kid} is none of the keys that you trust`);
  const signature = Buffer.from(said.signature, "base64url");
  const isWhole = signature.toString("base64url") === said.signature;
  if (!isWhole || !verify(null, Buffer.from(said.manifestHash, "hex"), key, signature))
    return void faults.push(`signature.jsonl: entry signature (line 1) is not what ${said.kid} signed`);
  if (hexOf(manifestBytes) !== said.manifestHash && faults.length === before)
    faults.push("manifest.jsonl: it is not the one that was signed");
  return { key, size };
}

/** Every byte of the archive is known by the manifest, but for the files' own. */
function checkLayout(layout, at) {
  let offset = 0;
  const zeros = (what, bytes) => bytes.some((byte) => byte) && faults.push(what);
  for (const file of layout) {
    const expected = headerOf(file.id, file.size, Math.floor(at.getTime() / 1000));
    if (!expected.equals(read(offset, BLOCK)))
      faults.push(`${file.id}: its header in the archive is changed`);
    file.offset = offset + BLOCK;
    const end = file.offset + padded(file.size);
    zeros(
      `${file.id}: something stands behind its end`,
      read(file.offset + file.size, end - file.offset - file.size),
    );
    offset = end;
  }
  if (length !== offset + 2 * BLOCK)
    faults.push(`the archive's end: ${length} bytes, not ${offset + 2 * BLOCK}`);
  else zeros("the archive's end: something stands in its last blocks", read(offset, 2 * BLOCK));
}

function checkContents(listed, keys) {
  const counted = { entries: 0, audit: 0, heads: 0, configurations: 0, quotes: 0 };
  for (const file of listed) counted.entries += linesOf(file.id, read(file.offset, file.size), file).length;
  if (faults.length > 0) return counted;
  for (const { id, ...key } of entriesOf(listed, "keys")) if (!keys.has(id)) keys.set(id, publicKeyOf(key));
  const heads = new Map(entriesOf(listed, "audit-heads").map((head) => [head.size, head]));
  for (const { id, at, root, size, kid, signature } of heads.values())
    if (!isSigned(keys.get(kid), sha256(canonical({ at, root, size })), signature))
      faults.push(`audit-heads.jsonl: entry ${id} is not signed by ${kid}`);
  counted.heads = heads.size;
  for (const kind of Object.keys(FAULTS)) {
    for (const file of listed.filter(({ id }) => id.startsWith(`${kind}/`))) {
      for (const entry of entriesOf([file])) {
        const fault = FAULTS[kind](entry, keys, heads);
        if (fault) faults.push(`${file.id}: entry ${entry.id} ${fault}`);
        counted[kind] += 1;
      }
    }
  }
  return counted;
}

function entriesOf(listed, name) {
  const files = listed.filter(({ id }) => name === undefined || id === `${name}.jsonl`);
  return files.flatMap((file) => linesOf(file.id, read(file.offset, file.size)));
}

/** What of an entry does not hold in itself, where others can tell. */
const FAULTS = {
  audit({ entry, position, head, path }, _keys, heads) {
    const root = rootFrom(sha256(Buffer.of(0), canonical(entry)), position, head, path);
    if (root === undefined || root !== heads.get(head)?.root)
      return `does not lead to the root of the head of size ${head}`;
  },
  configurations({ jws, payload, contentHash }, keys) {
    const [header, body, signature] = jws.split(".");
    const { kid } = JSON.parse(Buffer.from(header, "base64url"));
    if (!isSigned(keys.get(kid), Buffer.from(`${header}.${body}`), signature))
      return `is not signed by ${kid}`;
    if (canonical(JSON.parse(Buffer.from(body, "base64url"))) !== canonical(payload))
      return "shows another configuration than the signed one";
    const { version: _version, issuedAt: _issuedAt, contentHash: stated, ...content } = payload;
    if (stated !== contentHash || hexOf(canonical(content)) !== contentHash)
      return "bears another hash than its own";
  },
  quotes({ quote, quoteHash }, keys) {
    const { trace: _trace, hash, signature, ...terms } = quote;
    if (hash !== quoteHash || hexOf(canonical(terms)) !== hash) return "bears another hash than its own";
    const signed = [...keys.values()].some((key) => isSigned(key, Buffer.from(hash, "hex"), signature));
    if (!signed) return "is signed by none of the portal's keys";
  },
};

function isSigned(key, content, signature) {
  return key !== undefined && verify(null, content, key, Buffer.from(signature, "base64url"));
}

/** Root that a leaf and its path lead to (RFC 9162, 2.1.3.2). */
function rootFrom(leaf, position, size, path) {
  let [hash, at, last] = [leaf, position, size - 1];
  for (const neighbour of path) {
    if (last === 0) return undefined;
    const other = Buffer.from(neighbour, "hex");
    if (at % 2 === 1 || at === last) {
      hash = sha256(Buffer.of(1), other, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else hash = sha256(Buffer.of(1), hash, other);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && position < size ? hash.toString("hex") : undefined;
}

/** Entries of a file whose bytes are what its line in the manifest says; a line that was changed is named. */
function linesOf(name, bytes, file) {
  const before = faults.length;
  const entries = [];
  const lines = bytes.toString("utf8").split("\n");
  if (lines.pop() !== "") faults.push(`${name}: its last line (${lines.length + 1}) has no end`);
  for (const [number, line] of lines.entries()) {
    const text = line.slice(65);
    const entry = parsed(text);
    if (entry === undefined || line[64] !== " " || hexOf(text) !== line.slice(0, 64)) {
      const id = entry?.id ?? /"id":"([^"]*)"/.exec(text)?.[1] ?? "of unknown name";
      faults.push(`${name}: entry ${id} (line ${number + 1}) is changed`);
    } else entries.push(entry);
  }
  if (file !== undefined && faults.length === before && hexOf(bytes) !== file.sha256)
    faults.push(`${name}: entries were added, taken away or made anew`);
  return faults.length === before ? entries : [];
}

function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && canonical(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Canonical JSON (RFC 8785). */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

/** A header of the archive, of which nothing is free (POSIX ustar). */
function headerOf(name, size, seconds) {
  const octal = (value, digits) => value.toString(8).padStart(digits, "0");
  const block = Buffer.alloc(BLOCK);
  const put = (offset, text) => block.write(text, offset);
  put(0, name);
  put(100, "0000644\0" + "0000000\0" + "0000000\0");
  put(124, `${octal(size, 11)}\0${octal(seconds, 11)}\0`);
  put(148, " ".repeat(8));
  put(156, "0");
  put(257, "ustar\x0000");
  put(
    148,
    `${octal(
      block.reduce((sum, byte) => sum + byte, 0),
      6,
    )}\0 `,
  );
  return block;
}

/** A published key of this id, or the one whose thumbprint (RFC 7638) it is, where that is what is trusted. */
function trustedKey(kid) {
  const told = asked.kids.includes(kid) ? keysInPack().filter((key) => thumbprintOf(key) === kid) : [];
  const found = asked.keys.find((key) => key.kid === kid) ?? told[0];
  return found === undefined ? undefined : publicKeyOf(found);
}

/** Keys that the pack brings along: of use only to who knows the thumbprint from elsewhere. */
function keysInPack() {
  for (let offset = 0; offset + BLOCK <= length; offset += BLOCK + padded(sizeIn(offset))) {
    if (!Number.isSafeInteger(sizeIn(offset))) return [];
    if (textOf(read(offset, BLOCK), 0, 100) !== "keys.jsonl") continue;
    const lines = read(offset + BLOCK, sizeIn(offset))
      .toString("utf8")
      .split("\n");
    return lines.flatMap((line) => parsed(line.slice(65)) ?? []);
  }
  return [];
}

function thumbprintOf({ kty, crv, x }) {
  return createHash("sha256").update(JSON.stringify({ crv, kty, x })).digest("base64url");
}

const publicKeyOf = ({ kty, crv, x }) => createPublicKey({ key: { kty, crv, x }, format: "jwk" });

function read(offset, size) {
  const bytes = Buffer.alloc(Math.max(0, Math.min(size, length - offset)));
  readSync(fd, bytes, 0, bytes.length, offset);
  return bytes;
}

function textOf(bytes, offset, size) {
  return bytes.toString("latin1", offset, offset + size).split("\0")[0];
}

function readArguments() {
  const [pack, ...rest] = process.argv.slice(2);
  const given = { pack, keys: [], kids: [] };
  for (let at = 0; at < rest.length; at += 2) {
    const value = rest[at + 1];
    if (value === undefined) usage();
    if (rest[at] === "--keys") given.keys.push(...JSON.parse(readFileSync(value, "utf8")).keys);
    else if (rest[at] === "--kid") given.kids.push(value);
    else usage();
  }
  if (pack === undefined || given.keys.length + given.kids.length === 0) usage();
  return given;
}

function usage() {
  process.stderr.write(`Name the pack and a key that you have from elsewhere; one that comes with the pack proves nothing:
  node proof-verify.mjs PACK.tar --keys ruwang-keys.json
  node proof-verify.mjs PACK.tar --kid THUMBPRINT
`);
  process.exit(2);
}

const asked = readArguments();
const fd = openSync(asked.pack, "r");
const length = fstatSync(fd).size;
try {
  check();
} catch (error) {
  faults.push(`the pack is none that the portal makes: ${error.message}`);
}
closeSync(fd);
for (const fault of faults) say(fault);
if (faults.length > 0)
  say(`The pack does not hold: ${faults.length} fault${faults.length === 1 ? "" : "s"}.`);
process.exit(faults.length === 0 ? 0 : 1);
