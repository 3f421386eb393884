import { hex, sha256 } from "#server/changes/leaf.ts";
import type { Context } from "#server/context.ts";
import {
  END_OF_PACK,
  PACK_FORMAT,
  type PackEntry,
  type PackFile,
  packHeader,
  packLine,
  packPadding,
} from "#server/domain/audit/proof-pack.ts";
import { signHash, signingKeyId } from "#server/keys/platform-key.ts";

const UTF_8 = new TextEncoder();
const hashOf = (bytes: Uint8Array) => hex(sha256(bytes));
const hashOfText = (text: string) => hashOf(UTF_8.encode(text));

/**
 * The archive, piece by piece: each file as soon as it is there, then the manifest that names size and hash of every one,
 * and last the platform's signature over the manifest. Only one file and the manifest are ever held.
 */
export async function* writePack(
  ctx: Context,
  about: { merchantId: string },
  files: AsyncIterable<PackFile>,
): AsyncGenerator<Uint8Array> {
  const kid = await signingKeyId(ctx);
  const at = ctx.now.toISOString();
  const manifest: PackEntry[] = [{ id: "about", format: PACK_FORMAT, at, kid, by: ctx.actor.id, ...about }];
  for await (const { name, entries } of files) {
    const bytes = linesOf(entries);
    manifest.push({ id: name, size: bytes.length, entries: entries.length, sha256: hashOf(bytes) });
    yield* member(ctx, name, bytes);
  }
  const bytes = linesOf(manifest);
  const manifestHash = hashOf(bytes);
  const signature = await signHash(ctx, manifestHash);
  yield* member(ctx, "manifest.jsonl", bytes);
  yield* member(
    ctx,
    "signature.jsonl",
    linesOf([{ id: "signature", alg: "Ed25519", kid, manifestHash, signature }]),
  );
  yield END_OF_PACK;
}

const linesOf = (entries: readonly PackEntry[]): Uint8Array =>
  UTF_8.encode(entries.map((entry) => packLine(entry, hashOfText)).join(""));

function* member({ now }: Context, name: string, bytes: Uint8Array) {
  yield packHeader({ name, size: bytes.length, at: now });
  yield bytes;
  yield packPadding(bytes.length);
}
