/** SHA-256 of bytes; the caller brings it, since the domain imports no cryptography. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

const LEAF = 0;
const NODE = 1;

/** Hash of one entry (RFC 6962 §2.1): a leaf can never be taken for an inner node. */
export function leafHashOf(sha256: Sha256, content: Uint8Array): Uint8Array {
  return sha256(joined(LEAF, content));
}

export function nodeHashOf(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(joined(NODE, left, right));
}

/**
 * The right edge of a tree: how many leaves it has, and the hashes of the perfect subtrees that make it up, the
 * largest first: one per bit of its size. All that is needed to append and to tell the root.
 */
export interface Frontier {
  readonly size: number;
  readonly hashes: readonly Uint8Array[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, hashes: [] };

/** The tree with one leaf more: subtrees of one size join as a binary counter carries. */
export function appendLeaf(sha256: Sha256, { size, hashes }: Frontier, leaf: Uint8Array): Frontier {
  const edge = [...hashes];
  let carried = leaf;
  for (let ones = size; ones % 2 === 1; ones = Math.floor(ones / 2)) {
    carried = nodeHashOf(sha256, edge.pop() ?? carried, carried);
  }
  return { size: size + 1, hashes: [...edge, carried] };
}

/** Root of the tree (RFC 6962 §2.1); of an empty one the hash of nothing. */
export function rootOf(sha256: Sha256, { hashes }: Frontier): Uint8Array {
  const [last, ...larger] = hashes.toReversed();
  if (last === undefined) return sha256(new Uint8Array());
  return larger.reduce((right, left) => nodeHashOf(sha256, left, right), last);
}

/** Every level of a tree, from the leaves to the root; a leaf without a neighbour goes up as it is. */
export function treeLevels(sha256: Sha256, leaves: readonly Uint8Array[]): Uint8Array[][] {
  const levels = [[...leaves]];
  for (let level = levels[0] ?? []; level.length > 1; ) {
    level = levelAbove(sha256, level);
    levels.push(level);
  }
  return levels;
}

/** The neighbours on the way from a leaf to the root (RFC 6962 §2.1.1), the nearest first. */
export function inclusionPath(levels: readonly (readonly Uint8Array[])[], position: number): Uint8Array[] {
  return levels.flatMap((level, height) => {
    const at = Math.floor(position / 2 ** height);
    return level[at % 2 === 0 ? at + 1 : at - 1] ?? [];
  });
}

/** Root that a leaf and its path lead to (RFC 9162 §2.1.3.2); undefined when the path is not one of such a tree. */
export function rootFromPath(
  sha256: Sha256,
  leaf: { hash: Uint8Array; position: number; size: number },
  path: readonly Uint8Array[],
): Uint8Array | undefined {
  if (leaf.position >= leaf.size) return undefined;
  let { hash, position: at } = leaf;
  let last = leaf.size - 1;
  for (const neighbour of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      hash = nodeHashOf(sha256, neighbour, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else {
      hash = nodeHashOf(sha256, hash, neighbour);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : undefined;
}

/** A tree of which only the right edge at some size is kept, and every leaf that was appended since. */
export interface Grown {
  readonly before: Frontier;
  readonly leaves: readonly Uint8Array[];
}

/** Ways (RFC 6962 §2.1.1) from appended leaves to the root, by what was kept of the tree: no older leaf is read. */
export function pathsOfGrown(sha256: Sha256, { before, leaves }: Grown): (position: number) => Uint8Array[] {
  const edge = new Map(edgeOf(before));
  const known = new Map<string, Uint8Array>();
  const hashOf = (start: number, size: number): Uint8Array => {
    if (start + size <= before.size) return hashThere(edge.get(start));
    if (size === 1) return hashThere(leaves[start - before.size]);
    const name = `${start} ${size}`;
    const left = halfOf(size);
    const hash =
      known.get(name) ?? nodeHashOf(sha256, hashOf(start, left), hashOf(start + left, size - left));
    known.set(name, hash);
    return hash;
  };
  const pathIn = (position: number, start: number, size: number): Uint8Array[] => {
    if (size === 1) return [];
    const left = halfOf(size);
    return position < start + left
      ? [...pathIn(position, start, left), hashOf(start + left, size - left)]
      : [...pathIn(position, start + left, size - left), hashOf(start, left)];
  };
  return (position) => pathIn(position, 0, before.size + leaves.length);
}

/** Where each perfect subtree of a right edge begins, the largest first. */
function edgeOf({ size, hashes }: Frontier): [number, Uint8Array][] {
  let start = 0;
  return hashes.map((hash) => {
    const at = start;
    start += largestPower(size - start);
    return [at, hash];
  });
}

function largestPower(size: number): number {
  let power = 1;
  while (power * 2 <= size) power *= 2;
  return power;
}

/** How many leaves stand left of the root: the largest power of two below the size. */
const halfOf = (size: number) => largestPower(size - 1);

function hashThere(hash: Uint8Array | undefined): Uint8Array {
  if (hash === undefined) throw new RangeError("The tree has no such leaf");
  return hash;
}

function levelAbove(sha256: Sha256, level: readonly Uint8Array[]): Uint8Array[] {
  const above: Uint8Array[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at], level[at + 1]];
    if (left !== undefined) above.push(right === undefined ? left : nodeHashOf(sha256, left, right));
  }
  return above;
}

function joined(kind: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(1 + parts.reduce((length, part) => length + part.length, 0));
  bytes[0] = kind;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
