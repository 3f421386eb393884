import { useFormatter } from "next-intl";

/** A day of Asia/Shanghai (`YYYY-MM-DD`) as people say it: Thursday, 26 November. */
export function useDayName(weekday: "long" | "short" = "long"): (date: string) => string {
  const format = useFormatter();
  return (date) =>
    format.dateTime(new Date(`${date}T04:00:00Z`), {
      ...{ month: "long", day: "numeric", weekday, timeZone: "Asia/Shanghai" },
    });
}
