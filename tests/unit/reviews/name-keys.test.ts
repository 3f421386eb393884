import { expect, test } from "vitest";
import { keysOf, likenessOf, readName } from "#server/reviews/screening/name-keys.ts";

const shareKey = (one: string, other: string) => {
  const keys = new Set(keysOf(readName(one)));
  return keysOf(readName(other)).some((key) => keys.has(key));
};
const likeness = (one: string, other: string) => likenessOf(readName(one), readName(other));

test.each([
  ["a homophone", "张伟明", "章伟铭"],
  ["a sound that regions do not tell apart", "陈志强", "岑自强"],
  ["letters in the place of characters", "张伟明", "Zhang Weiming"],
  ["letters in another order", "张伟明", "Weiming Zhang"],
  ["blanks and a middle dot", "买买提·阿布都热依木", "买买提 • 阿布都热依木"],
  ["a character that is missing", "北京鑫源达商贸有限公司", "北京鑫源商贸有限公司"],
  ["another legal form", "上海汇众物流有限公司", "上海汇众物流有限责任公司"],
])("finds %s", (_how, listed, typed) => {
  expect(shareKey(listed, typed)).toBe(true);
  expect(likeness(listed, typed)).toBeGreaterThanOrEqual(0.8);
});

test.each([
  ["another person of one family", "张伟明", "张丽华"],
  ["another company of one town", "北京鑫源达商贸有限公司", "北京华联餐饮有限公司"],
])("leaves %s alone", (_who, listed, typed) => {
  expect(shareKey(listed, typed) && likeness(listed, typed) >= 0.8).toBe(false);
});
