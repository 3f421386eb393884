import { randomBytes } from "node:crypto";
import type pg from "pg";
import type { Statement } from "./traced.ts";

/** A value of a recorded statement: as it was, or text with places for what must be new each time. */
type Part = { is: unknown } | { text: readonly string[]; tokens: readonly number[] };
export interface Recording {
  statements: readonly { text: string; values: readonly Part[] }[];
  tokens: number;
}

/** What every payment makes anew: ids of twenty characters after their prefix. */
const ID = /\b(?:pay|aud|out|con|ins|vou|pst)_[0-9a-z]{20}\b/g;

/** One payment's statements as a recording that can be played again and again; `also`: further texts that are unique. */
export function recordingOf(statements: readonly Statement[], also: readonly string[]): Recording {
  const tokens = new Set(also);
  for (const { values } of statements)
    for (const value of values) for (const [id] of textOf(value).matchAll(ID)) tokens.add(id);
  const known = [...tokens];
  const anyToken = new RegExp(known.map((token) => token.replaceAll(/[^\w]/g, "\\$&")).join("|"), "g");
  const partOf = (value: unknown): Part => {
    const text = textOf(value);
    const found = [...text.matchAll(anyToken)].map(([token]) => known.indexOf(token));
    return found.length === 0 ? { is: value } : { text: text.split(anyToken), tokens: found };
  };
  return {
    statements: statements.map(({ text, values }) => ({ text, values: values.map(partOf) })),
    tokens: known.length,
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Plays it once: every statement under a name, so that PostgreSQL parses and plans it once for a connection. */
export async function play(client: pg.Client, { statements, tokens }: Recording): Promise<void> {
  const once = randomBytes(8).toString("hex");
  const fresh = Array.from({ length: tokens }, (_, token) => `${once}${token}`);
  for (const [index, { text, values }] of statements.entries()) {
    if (values.length === 0) await client.query(text);
    else await client.query({ name: `s${index}`, text, values: values.map((part) => filled(part, fresh)) });
  }
}

function filled(part: Part, fresh: readonly string[]): unknown {
  if ("is" in part) return part.is;
  return part.text.reduce((made, piece, at) => `${made}${fresh[part.tokens[at - 1] ?? 0]}${piece}`);
}
