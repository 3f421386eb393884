export type PageLanguage = "zh-CN" | "en";

/** `?lang=` wins over Accept-Language; anything but English reads Chinese. */
export function pageLanguage(request: Request): PageLanguage {
  const asked = new URL(request.url).searchParams.get("lang") ?? request.headers.get("accept-language") ?? "";
  return /^en\b/i.test(asked.trim()) ? "en" : "zh-CN";
}

/** An instant of the gateway's clock as people at the counter read it. */
export function shanghaiTime(seconds: number, language: PageLanguage): string {
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", {
    timeZone: "Asia/Shanghai",
    month: language === "en" ? "short" : "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return format.format(new Date(seconds * 1000));
}
