import { expect, test } from "vitest";
import { editableOf, isEditable } from "#server/domain/applications/editable.ts";
import { APPLICATION_STATUSES } from "#server/domain/applications/status.ts";

const round = (...sentBack: string[]) =>
  editableOf({ status: "needs_correction", sentBack, currentlyDue: [] });

test("all of a draft may be changed, and nothing once it is with the desk", () => {
  for (const status of APPLICATION_STATUSES) {
    const editable = editableOf({ status, sentBack: [], currentlyDue: [] });
    expect(isEditable(editable, "store.name")).toBe(status === "draft");
  }
});

test("only what was sent back reopens, not its neighbours", () => {
  const editable = round("person.name", "documents.shop_front");
  expect(isEditable(editable, "person.name")).toBe(true);
  expect(isEditable(editable, "person")).toBe(true);
  expect(isEditable(editable, "documents.shop_front")).toBe(true);
  for (const settled of ["person.idNumber", "documents.interior", "store", "consent"]) {
    expect(isEditable(editable, settled)).toBe(false);
  }
});

test("one owner sent back reopens the list of owners, whose shares hang together", () => {
  expect(isEditable(round("owners.owners.1.idNumber"), "owners.owners.0.name")).toBe(true);
});

test("what cannot stay as it was reopens as well", () => {
  expect(isEditable(round("store.districtCode"), "store.street")).toBe(true);
  expect(isEditable(round("settlement.accountType"), "settlement.accountNumber")).toBe(true);
  expect(isEditable(round("settlement.accountType"), "documents.account_permit")).toBe(true);
  expect(isEditable(round("start.kind"), "consent.general")).toBe(true);
});

test("what became due by itself while the case waited reopens with its papers", () => {
  const editable = editableOf({
    status: "needs_correction",
    sentBack: ["store.name"],
    currentlyDue: ["person.idValidUntil"],
  });
  expect(isEditable(editable, "person.idValidUntil")).toBe(true);
  expect(isEditable(editable, "documents.id_card_back")).toBe(true);
});
