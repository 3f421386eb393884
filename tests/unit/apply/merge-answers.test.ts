import fc from "fast-check";
import { expect, test } from "vitest";
import { isSameAnswers, mergeAnswers } from "#components/apply/drafts/merge-answers.ts";

test("keeps what only one side changed, whichever side it was", () => {
  const base = { name: "王小明", mobile: "", idNumber: "1" };
  const { merged, clashes } = mergeAnswers(
    base,
    { ...base, mobile: "13800000000" },
    { name: "王晓明", idNumber: "1" },
  );
  expect(merged).toEqual({ name: "王晓明", mobile: "13800000000", idNumber: "1" });
  expect(clashes).toEqual([]);
});

test("names a field that both changed differently, and keeps mine until somebody decides", () => {
  const { merged, clashes } = mergeAnswers({ name: "a" }, { name: "b" }, { name: "c" });
  expect(clashes).toEqual([{ field: "name", mine: "b", theirs: "c" }]);
  expect(merged).toEqual({ name: "b" });
});

test("takes an emptied, an absent and an untouched field for the same nothing", () => {
  expect(mergeAnswers({}, { email: "" }, { email: null }).clashes).toEqual([]);
  expect(isSameAnswers({ email: "" }, {})).toBe(true);
});

const answers = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.constantFrom("", "x", "y", "z"));

test("never loses a change: every field of the merge is mine, theirs, or unchanged", () => {
  fc.assert(
    fc.property(answers, answers, answers, (base, mine, theirs) => {
      const { merged, clashes } = mergeAnswers(base, mine, theirs);
      const clashing = new Set(clashes.map(({ field }) => field));
      for (const field of ["a", "b", "c"]) {
        const [was, here, there] = [base[field] ?? "", mine[field] ?? "", theirs[field] ?? ""];
        const expected = here !== was ? here : there;
        expect(merged[field] ?? "").toBe(expected);
        expect(clashing.has(field)).toBe(here !== was && there !== was && here !== there);
      }
    }),
  );
});
