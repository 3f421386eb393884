import type { SmsSettings } from "../sms-settings.ts";
import { MESSAGE_KEYS } from "./texts.ts";

/** Refuses to begin while the carrier has no template for a text, which it names: that text would reach nobody. */
export function requireTemplates(settings: SmsSettings): void {
  if (settings.provider === "mock") return;
  const without = MESSAGE_KEYS.filter((key) => !Object.hasOwn(settings.templates, key));
  if (without.length > 0) throw new Error(`SMS_TEMPLATES has no template for ${without.join(", ")}`);
}
