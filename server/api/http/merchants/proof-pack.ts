import { ReadableStream } from "node:stream/web";
import { readProofPack } from "#server/audit/proof-pack/read-proof-pack.ts";
import { DomainError } from "#server/domain/errors.ts";
import { merchantIdInput } from "#server/domain/merchants/inputs.ts";
import { webContext } from "../../context.ts";
import { respond } from "../respond.ts";

/** `GET /api/merchants/{merchantId}/proof-pack`: everything on record of a merchant, signed, for checkers and admins. */
export function getProofPack(request: Request, params: Record<string, string>): Promise<Response> {
  return respond(async () => {
    const input = merchantIdInput.safeParse(params);
    if (!input.success)
      throw new DomainError("not_found", "merchant_not_found", "There is no such merchant.");
    const ctx = await webContext(request.headers);
    const pieces = await readProofPack(ctx, input.data);
    const name = `proof-${input.data.merchantId}-${ctx.now.toISOString().slice(0, 10)}`;
    return new Response(ReadableStream.from(pieces) as unknown as BodyInit, {
      headers: {
        "content-type": "application/x-tar",
        "content-disposition": `attachment; filename="${name}.tar"`,
        "cache-control": "private, no-store",
        "x-accel-buffering": "no",
      },
    });
  });
}
