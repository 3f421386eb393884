import tencent from "tencentcloud-sdk-nodejs-sms/tencentcloud/services/sms/v20210111/index.js";
import { DomainError } from "#server/domain/errors.ts";
import { sameSecret } from "#server/same-secret.ts";
import type { TencentSettings } from "../sms-settings.ts";
import { type SmsCarrier, SmsError, type TextMessage } from "./port.ts";
import { failureOf, SENT } from "./tencent-codes.ts";
import { tencentReceipts } from "./tencent-receipts.ts";

const ENDPOINT = "sms.tencentcloudapi.com";
const TIMEOUT_SECONDS = 10;

type Client = InstanceType<typeof tencent.v20210111.Client>;

/** Tencent Cloud SMS, API of 2021-01-11, by its own client. It keeps no memory of ids (decision 20). */
export function createTencentCarrier(
  settings: TencentSettings,
  { timeoutSeconds = TIMEOUT_SECONDS } = {},
): SmsCarrier {
  const client = new tencent.v20210111.Client({
    credential: { secretId: settings.secretId, secretKey: settings.secretKey },
    region: settings.region,
    profile: {
      signMethod: "TC3-HMAC-SHA256",
      httpProfile: { endpoint: ENDPOINT, reqTimeout: timeoutSeconds },
    },
  });
  return {
    send: (message) => handOver(client, settings, message),
    readReceipts: ({ key, body }) => {
      if (sameSecret(key, settings.webhookSecret)) return tencentReceipts(body);
      throw new DomainError(
        "unauthenticated",
        "receipt_key_wrong",
        "Receipts need the key of their address.",
      );
    },
  };
}

async function handOver(
  client: Client,
  { appId, signName, templates }: TencentSettings,
  { id, mobile, text, parameters }: TextMessage,
): Promise<{ carrierId: string | null }> {
  const template = text === null ? undefined : templates[text];
  if (template === undefined) throw new SmsError("template_refused", "NoTemplate");
  const { SendStatusSet: [status] = [] } = await client
    .SendSms({
      PhoneNumberSet: [`+86${mobile}`],
      SmsSdkAppId: appId,
      SignName: signName,
      TemplateId: template,
      TemplateParamSet: [...parameters],
      SessionContext: id,
    })
    .catch(refuse);
  if (status?.Code !== SENT) return refuse(status ?? {});
  return { carrierId: status.SerialNo ?? null };
}

/** The client's errors carry messages that may repeat what was sent: only the carrier's code goes on. */
function refuse(answer: { code?: unknown; Code?: unknown; httpCode?: unknown }): never {
  throw new SmsError(...failureOf(answer.code ?? answer.Code ?? answer.httpCode));
}
