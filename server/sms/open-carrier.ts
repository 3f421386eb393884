import { MESSAGE_KEYS } from "#server/messages/texts.ts";
import type { SmsSettings } from "../sms-settings.ts";
import { mockCarrier } from "./mock-carrier.ts";
import type { SmsCarrier } from "./port.ts";
import { createTencentCarrier } from "./tencent-carrier.ts";

/** The carrier that the settings name. It refuses to begin while a text has no template, which it names. */
export function openCarrier(settings: SmsSettings): SmsCarrier {
  if (settings.provider === "mock") return mockCarrier;
  const without = MESSAGE_KEYS.filter((key) => !Object.hasOwn(settings.templates, key));
  if (without.length > 0) throw new Error(`SMS_TEMPLATES has no template for ${without.join(", ")}`);
  return createTencentCarrier(settings);
}
