import { importsOf } from "../architecture/imports.ts";
import { unprovenVerbs } from "../architecture/proofs.ts";
import { circlesOf } from "../architecture/rooms.ts";
import { sources } from "../architecture/sources.ts";
import { filesByFolder, violationsOf } from "../architecture/violations.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);
const tree = sources();
const lines = [...tree].map(([path, source]) => ({ path, count: source.split("\n").length }));
const [widest] = [...filesByFolder(tree)].sort(([, a], [, b]) => b - a);
const [longest] = lines.toSorted((a, b) => b.count - a.count);
const graph = new Map([...tree].map(([path, source]) => [path, importsOf(path, source)]));

/** `npm run measure`: the tree's own figures, to be held against those of another day. */
say(`files                    ${tree.size}`);
say(`circles between rooms    ${circlesOf(graph).length}`);
say(`widest flat folder       ${widest?.[1]} files, ${widest?.[0]}`);
say(`longest file             ${longest?.count} lines, ${longest?.path}`);
say(`files over 150 lines     ${lines.filter(({ count }) => count > 150).length}`);
say(`rules broken             ${violationsOf(tree).length}`);
say(`verbs without five proofs  ${unprovenVerbs(tree).length}`);
