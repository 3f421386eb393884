import { readSignature } from "#server/payments/vouchers/read-signature.ts";
import { webContext } from "../../context.ts";
import { sealedFile } from "../files/sealed-file.ts";
import { respond } from "../respond.ts";

/** `GET /api/payments/{id}/signature`: the payer's signature as PNG, for the merchant and staff. */
export function getSignature(request: Request, params: Record<string, string>): Promise<Response> {
  return respond(async () => {
    const ctx = await webContext(request.headers);
    const png = await readSignature(ctx, { paymentId: params.paymentId ?? "" });
    return sealedFile(png, "image/png");
  });
}
