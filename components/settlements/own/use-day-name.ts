import { useFormatter } from "next-intl";

/** A day of Asia/Shanghai (`YYYY-MM-DD`) as people say it: Thursday, 26 November. */
export function useDayName(): (date: string) => string {
  const format = useFormatter();
  return (date) =>
    format.dateTime(new Date(`${date}T04:00:00Z`), {
      ...{ month: "long", day: "numeric", weekday: "long", timeZone: "Asia/Shanghai" },
    });
}
