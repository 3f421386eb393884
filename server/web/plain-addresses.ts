import { getHead } from "#server/api/http/audit-head.ts";
import { getCategories } from "#server/api/http/categories.ts";
import { getDemoActivations, getDemoMessages, postDemoActivations } from "#server/api/http/demo.ts";
import { getDeskChanges } from "#server/api/http/desk-changes.ts";
import { getProcedures } from "#server/api/http/docs.ts";
import { getAttachment, postAttachment } from "#server/api/http/files/attachments.ts";
import { getClaimPhoto, postClaimPhoto } from "#server/api/http/files/claim-photos.ts";
import { getDocument } from "#server/api/http/files/documents.ts";
import { getReaderFile } from "#server/api/http/files/reader-files.ts";
import {
  createUpload,
  describeUploads,
  endUpload,
  headUpload,
  overrideUpload,
  patchUpload,
} from "#server/api/http/files/uploads.ts";
import { getHealth } from "#server/api/http/health.ts";
import { getKeyCustody } from "#server/api/http/key-custody.ts";
import { getKeys } from "#server/api/http/keys.ts";
import { getProofPack } from "#server/api/http/merchants/proof-pack.ts";
import { postParcelReport } from "#server/api/http/parcel-webhook.ts";
import { getSignature } from "#server/api/http/payments/signature.ts";
import { getVoucherPdf } from "#server/api/http/payments/voucher.ts";
import { getRegions } from "#server/api/http/regions.ts";
import { getRegistrations } from "#server/api/http/registrations.ts";
import { getSecurityText } from "#server/api/http/security-text.ts";
import { postSmsReceipts } from "#server/api/http/sms-webhook.ts";
import { getStatementFile } from "#server/api/http/statements.ts";
import { postAlipayNotice, postGatewayWebhook } from "#server/api/http/webhooks.ts";

/** Answers one request; `params` are the named parts of the address. */
export type PlainHandler = (request: Request, params: Record<string, string>) => Response | Promise<Response>;

type Method = "GET" | "HEAD" | "POST" | "PATCH" | "DELETE" | "OPTIONS";
export type PlainAddress = Partial<Record<Method, PlainHandler>>;

/** Every address that answers with data and is neither a procedure of the API nor next-auth's own. */
const ADDRESSES: Readonly<Record<string, PlainAddress>> = {
  "/.well-known/ruwang-audit-head.json": { GET: getHead },
  "/.well-known/ruwang-keys.json": { GET: getKeys },
  "/.well-known/security.txt": { GET: getSecurityText },
  "/api/cases/:applicationId/attachments": { POST: postAttachment },
  "/api/cases/attachments/:attachmentId": { GET: getAttachment },
  "/api/categories": { GET: getCategories },
  "/api/claims/:claimId/photos": { POST: postClaimPhoto },
  "/api/claims/photos/:photoId": { GET: getClaimPhoto },
  "/api/demo/activations": { GET: getDemoActivations, POST: postDemoActivations },
  "/api/demo/messages": { GET: getDemoMessages },
  "/api/desk/changes": { GET: getDeskChanges },
  "/api/docs": { GET: getProcedures },
  "/api/documents/:documentId": { GET: getDocument },
  "/api/health": { GET: getHealth },
  "/api/key-custody": { GET: getKeyCustody },
  "/api/merchants/:merchantId/proof-pack": { GET: getProofPack },
  "/api/ocr/:file": { GET: getReaderFile },
  "/api/payments/:paymentId/signature": { GET: getSignature },
  "/api/payments/:paymentId/voucher": { GET: getVoucherPdf },
  "/api/regions": { GET: getRegions },
  "/api/registrations/:exportId": { GET: getRegistrations },
  "/api/statements/:merchantId": { GET: getStatementFile },
  "/api/uploads": { OPTIONS: describeUploads, POST: createUpload },
  "/api/uploads/:uploadId": { HEAD: headUpload, PATCH: patchUpload, DELETE: endUpload, POST: overrideUpload },
  "/api/webhooks/alipay": { POST: postAlipayNotice },
  "/api/webhooks/gateway": { POST: postGatewayWebhook },
  "/api/webhooks/parcels/:shipmentId": { POST: postParcelReport },
  "/api/webhooks/sms": { POST: postSmsReceipts },
};

const PATTERNS = Object.entries(ADDRESSES).map(([pathname, address]) => ({
  pattern: new URLPattern({ pathname }),
  address,
}));

/** What stands at a path, or null where nothing plain does. */
export function plainAddressAt(
  pathname: string,
): { address: PlainAddress; params: Record<string, string> } | null {
  for (const { pattern, address } of PATTERNS) {
    const groups = pattern.exec({ pathname })?.pathname.groups;
    if (groups === undefined) continue;
    const named = Object.entries(groups).filter((pair): pair is [string, string] => pair[1] !== undefined);
    return { address, params: Object.fromEntries(named) };
  }
  return null;
}
