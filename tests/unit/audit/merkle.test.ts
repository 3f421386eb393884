import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  appendLeaf,
  EMPTY_FRONTIER,
  inclusionPath,
  leafHashOf,
  pathsOfGrown,
  rootFromPath,
  rootOf,
  treeLevels,
} from "#server/domain/audit/merkle.ts";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("hex");
const leavesOf = (contents: readonly Uint8Array[]) => contents.map((content) => leafHashOf(sha256, content));

/** RFC 6962 §2.1 word for word: the tree splits at the largest power of two below its size. */
function definition(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return sha256(new Uint8Array());
  if (leaves.length === 1) return first;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(
    Buffer.concat([Buffer.of(1), definition(leaves.slice(0, split)), definition(leaves.slice(split))]),
  );
}

const contents = fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 70 });

describe("the tree", () => {
  test("appended leaf by leaf has the root of the definition at every size", () => {
    fc.assert(
      fc.property(contents, (all) => {
        let frontier = EMPTY_FRONTIER;
        const leaves = leavesOf(all);
        for (const [n, leaf] of leaves.entries()) {
          frontier = appendLeaf(sha256, frontier, leaf);
          expect(frontier.size).toBe(n + 1);
          expect(hex(rootOf(sha256, frontier))).toBe(hex(definition(leaves.slice(0, n + 1))));
        }
      }),
    );
  });

  test("empty has the hash of nothing, and a leaf is never taken for an inner node", () => {
    expect(hex(rootOf(sha256, EMPTY_FRONTIER))).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    const [a, b] = leavesOf([Buffer.from("a"), Buffer.from("b")]) as [Uint8Array, Uint8Array];
    expect(hex(leafHashOf(sha256, Buffer.concat([a, b])))).not.toBe(hex(definition([a, b])));
  });

  test("gives the same ways to what was appended by its right edge alone, wherever that stood", () => {
    for (let size = 1; size <= 40; size++) {
      const leaves = leavesOf(Array.from({ length: size }, (_, n) => Buffer.of(n)));
      const levels = treeLevels(sha256, leaves);
      for (let kept = 0; kept < size; kept++) {
        const before = leaves
          .slice(0, kept)
          .reduce((edge, leaf) => appendLeaf(sha256, edge, leaf), EMPTY_FRONTIER);
        const pathOf = pathsOfGrown(sha256, { before, leaves: leaves.slice(kept) });
        for (let position = kept; position < size; position++) {
          expect(pathOf(position).map(hex)).toEqual(inclusionPath(levels, position).map(hex));
        }
      }
    }
  });

  test("proves every leaf of every size, and none in another place or of another tree", () => {
    for (let size = 1; size <= 40; size++) {
      const leaves = leavesOf(Array.from({ length: size }, (_, n) => Buffer.of(n)));
      const levels = treeLevels(sha256, leaves);
      const root = hex(definition(leaves));
      for (const [position, hash] of leaves.entries()) {
        const path = inclusionPath(levels, position);
        const leads = (to: { hash: Uint8Array; position: number; size: number }) =>
          hex(rootFromPath(sha256, to, path));
        expect(leads({ hash, position, size })).toBe(root);
        if (size > 1) expect(leads({ hash, position: (position + 1) % size, size })).not.toBe(root);
        expect(leads({ hash: sha256(hash), position, size })).not.toBe(root);
        expect(rootFromPath(sha256, { hash, position, size }, [...path, hash])).toBeUndefined();
      }
    }
  });
});
