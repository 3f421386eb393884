import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { messagesOf } from "../messages/messages.ts";
import { LOCALE_COOKIE, negotiateLocale } from "./locales.ts";

export default getRequestConfig(async () => {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()]);
  const locale = negotiateLocale(cookieStore.get(LOCALE_COOKIE)?.value, headerStore.get("accept-language"));
  return { locale, messages: messagesOf(locale), timeZone: "Asia/Shanghai" };
});
