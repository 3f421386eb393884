import { shanghaiDate } from "#server/domain/calendar/shanghai-date.ts";
import { DomainError } from "#server/domain/errors.ts";

/** The past is not priced anew: refuses with `first_day_passed` a day before today's in Asia/Shanghai. */
export function refusePastDay(firstDay: string, now: Date): void {
  const today = shanghaiDate(now);
  if (firstDay >= today) return;
  throw new DomainError(
    "invalid_input",
    "first_day_passed",
    "A price begins today or later. Choose another first day.",
    { firstDay, today },
  );
}
