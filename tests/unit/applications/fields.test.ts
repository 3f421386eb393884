import { describe, expect, test } from "vitest";
import { ANSWER_GROUPS, ANSWER_SCHEMAS } from "#server/domain/applications/answers.ts";
import {
  emptyAnswersOf,
  expiryFieldOf,
  FIELDS,
  fieldNamesOf,
  fieldOf,
  isPersonal,
  reopenedWith,
} from "#server/domain/applications/fields.ts";
import { maskAnswers } from "#server/domain/applications/masking.ts";
import en from "../../../app/messages/en/apply.json" with { type: "json" };
import zh from "../../../app/messages/zh-CN/apply.json" with { type: "json" };

const read = (messages: object, path: string) =>
  path
    .split(".")
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], messages);

describe("the field registry", () => {
  test("declares the fields of every group's schema, and no other", () => {
    for (const group of ANSWER_GROUPS) {
      expect(fieldNamesOf(group), group).toEqual(Object.keys(ANSWER_SCHEMAS[group].shape));
    }
    const groups: readonly string[] = ANSWER_GROUPS;
    expect(Object.keys(FIELDS).every((field) => groups.includes(field.split(".")[0] ?? ""))).toBe(true);
  });

  test.each(Object.keys(FIELDS))("%s has its label and hint in both languages", (name) => {
    const field = fieldOf(name);
    for (const key of [field?.label, field?.hint].filter((key) => key !== undefined)) {
      expect(read(en, key), `en ${key}`).toEqual(expect.any(String));
      expect(read(zh, key), `zh-CN ${key}`).toEqual(expect.any(String));
    }
  });

  test("names only fields and papers that there are in what reopens", () => {
    for (const name of Object.keys(FIELDS)) {
      for (const other of reopenedWith(name)) {
        const group = ANSWER_GROUPS.some((known) => known === other);
        expect(other.startsWith("documents.") || group || fieldOf(other) !== undefined, other).toBe(true);
      }
    }
  });

  test("lets a paper and the day it is valid until reopen each other", () => {
    expect(expiryFieldOf("licence")).toBe("business.licenceValidUntil");
    expect(reopenedWith("documents.licence")).toEqual(["business.licenceValidUntil"]);
    expect(reopenedWith("business.licenceValidUntil")).toEqual(["documents.licence"]);
    expect(expiryFieldOf("shop_front")).toBeUndefined();
  });

  test("begins a form with empty text and nothing else", () => {
    expect(emptyAnswersOf("person")).toEqual({
      name: "",
      idNumber: "",
      idValidUntil: "",
      mobile: "",
      email: "",
    });
    expect(emptyAnswersOf("start")).toEqual({});
    expect(emptyAnswersOf("store")).not.toHaveProperty("lat");
  });
});

describe("an answer that nobody declared", () => {
  test("is personal, whatever its kind", () => {
    expect(isPersonal("person.motherName")).toBe(true);
    expect(isPersonal("owners.owners.0.passport")).toBe(true);
    const { answers, masked } = maskAnswers("person", {
      name: "张三",
      motherName: "李四五六七八九",
      age: 40,
    });
    expect(answers).toEqual({ name: "张三", motherName: "李四五*七八九", age: "**" });
    expect(masked).toEqual(["person.motherName", "person.age"]);
  });

  test("is masked in a row of a list too", () => {
    const owners = [{ name: "张三", idNumber: "11010519491231002X", passport: "E12345678" }];
    const { answers, masked } = maskAnswers("owners", { owners });
    expect(answers).toEqual({
      owners: [{ name: "张三", idNumber: "110************02X", passport: "E12***678" }],
    });
    expect(masked).toEqual(["owners.owners.0.idNumber", "owners.owners.0.passport"]);
  });
});
