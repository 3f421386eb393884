import type { SmsSettings } from "../sms-settings.ts";
import { mockCarrier } from "./mock-carrier.ts";
import type { SmsCarrier } from "./port.ts";
import { createTencentCarrier } from "./tencent-carrier.ts";

/** The carrier of text messages that the settings name. */
export function openCarrier(settings: SmsSettings): SmsCarrier {
  return settings.provider === "tencent" ? createTencentCarrier(settings) : mockCarrier;
}
