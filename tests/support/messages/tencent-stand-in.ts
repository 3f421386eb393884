import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { delay, HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { MESSAGE_KEYS } from "#server/messages/texts.ts";
import type { TencentSettings } from "#server/sms-settings.ts";

export const TENCENT: TencentSettings = {
  region: "ap-guangzhou",
  secretId: "AKIDofATest",
  secretKey: "the key of a test",
  appId: "1400000001",
  signName: "入网",
  templates: Object.fromEntries(MESSAGE_KEYS.map((key, index) => [key, String(2_000_000 + index)])),
  webhookSecret: "the secret of a test's receipts",
};

/** The carrier's answer: a code for the one number, or an error of the whole call, or silence, or not its own words. */
type Answer = { code: string } | { error: string } | { status: number } | "silence";

export interface SendSmsBody {
  PhoneNumberSet: string[];
  TemplateId: string;
  TemplateParamSet: string[];
  SessionContext: string;
}

/**
 * Tencent Cloud SMS as a client sees it. It computes each signature anew from what arrived and refuses a wrong one;
 * whatever is asked of any other host fails the test.
 */
export function tencentStandIn(secretKey = TENCENT.secretKey) {
  const sent: SendSmsBody[] = [];
  const answers: Answer[] = [];
  const server = setupServer(
    http.post("https://sms.tencentcloudapi.com/", async ({ request }) => {
      const body = await request.text();
      if (!isSigned(request, { body, secretKey })) return failed("AuthFailure.SignatureFailure");
      const message = JSON.parse(body) as SendSmsBody;
      sent.push(message);
      const answer = answers.shift() ?? { code: "Ok" };
      if (answer === "silence") await delay("infinite");
      else if ("status" in answer) return new HttpResponse("busy", { status: answer.status });
      else if ("error" in answer) return failed(answer.error);
      else return answered(answer.code, message);
    }),
  );
  return {
    sent,
    start: () => server.listen({ onUnhandledFrame: "error" }),
    stop: () => server.close(),
    answerNext: (...next: Answer[]) => void answers.push(...next),
  };
}

function answered(Code: string, { PhoneNumberSet: [PhoneNumber], SessionContext }: SendSmsBody) {
  const SerialNo = Code === "Ok" ? `5000:${SessionContext}` : "";
  const status = { SerialNo, PhoneNumber, Fee: 1, SessionContext, Code, Message: `about ${PhoneNumber}` };
  return HttpResponse.json({ Response: { SendStatusSet: [status], RequestId: "r" } });
}

const failed = (Code: string) =>
  HttpResponse.json({ Response: { Error: { Code, Message: "no" }, RequestId: "r" } });

/** TC3-HMAC-SHA256 over the request as it came (https://cloud.tencent.com/document/api/382/52072). */
function isSigned({ headers, url }: Request, { body, secretKey }: { body: string; secretKey: string }) {
  const shape =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/([\d-]+)\/sms\/tc3_request, SignedHeaders=(content-type;host), Signature=([0-9a-f]{64})$/;
  const [, id, day, signedHeaders, signature] = shape.exec(headers.get("authorization") ?? "") ?? [];
  const timestamp = headers.get("x-tc-timestamp") ?? "";
  if (id !== TENCENT.secretId || day === undefined || signature === undefined) return false;
  if (day !== new Date(Number(timestamp) * 1000).toISOString().slice(0, 10)) return false;
  const { host, pathname } = new URL(url);
  const canonical = [
    "POST",
    pathname,
    "",
    `content-type:${headers.get("content-type")}\nhost:${host}\n`,
    signedHeaders,
    sha256(body),
  ].join("\n");
  const toSign = ["TC3-HMAC-SHA256", timestamp, `${day}/sms/tc3_request`, sha256(canonical)].join("\n");
  const key = ["sms", "tc3_request"].reduce(hmac, hmac(`TC3${secretKey}`, day));
  return timingSafeEqual(hmac(key, toSign), Buffer.from(signature, "hex"));
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();
