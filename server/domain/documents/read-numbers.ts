import { halfWidth } from "#server/domain/fields/typed.ts";
import { LONG_TERM } from "#server/domain/fields/validity.ts";

/** Neighbouring groups of 18 characters together that pass the check, as read or with look-alikes replaced. */
export function soundNumber(
  text: string,
  fault: (candidate: string) => string | null,
  lookAlikes: Readonly<Record<string, string>>,
): string | undefined {
  for (const read of text.split(/\r?\n/).flatMap(runsOf18)) {
    const likely = [...read].map((character) => lookAlikes[character] ?? character).join("");
    for (const candidate of [read, likely]) if (fault(candidate) === null) return candidate;
  }
  return undefined;
}

/** No group is cut: 18 characters out of a longer one are part of another number. */
function runsOf18(line: string): string[] {
  return halfWidth(line)
    .toUpperCase()
    .split(/[^0-9A-Z\s]+/)
    .flatMap((piece) => {
      const groups = piece.split(/\s+/).filter((group) => group !== "");
      return groups.map((_, first) => {
        let run = "";
        for (const group of groups.slice(first)) if (run.length < 18) run += group;
        return run;
      });
    })
    .filter((run) => run.length === 18);
}

const DATE = String.raw`(?<!\d)((?:19|20|21)\d\d)[.年\-/](\d{1,2})[.月\-/](\d{1,2})日?`;
const UNTIL = String.raw`\n?(?:-|—|–|至|到|~)+\n?`;
const RANGE = new RegExp(`${DATE}${UNTIL}${DATE}(?![0-9A-Za-z])`, "g");
const FOR_EVER = new RegExp(`${DATE}${UNTIL}长期|(?:有效期限|营业期限)[^]{0,20}长期`);

/** The later date of a validity such as `2015.03.01-2035.03.01` or `至2035年03月01日`, or 长期; none of two. */
export function validUntil(text: string): string | undefined {
  const compact = text
    .split(/\r?\n/)
    .map((line) => halfWidth(line).replaceAll(" ", ""))
    .join("\n");
  const ends = [...compact.matchAll(RANGE)].map(([, , , , year, month, day]) => isoDate(year, month, day));
  if (FOR_EVER.test(compact)) ends.push(LONG_TERM);
  return new Set(ends).size === 1 ? ends[0] : undefined;
}

function isoDate(year = "", month = "", day = ""): string | undefined {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  const real = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === date;
  return real ? date : undefined;
}
