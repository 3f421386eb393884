import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { DraftAnswers } from "#server/domain/applications/answers.ts";
import type { DocumentSlot } from "#server/domain/documents/slots.ts";

const LABELS = {
  "person.name": "name",
  "person.idNumber": "idNumber",
  "person.idValidUntil": "idValidUntil",
  "person.mobile": "mobile",
  "person.email": "email",
  "business.registeredName": "registeredName",
  "business.creditCode": "creditCode",
  "business.address": "businessAddress",
  "business.licenceValidUntil": "licenceValidUntil",
  "settlement.accountType": "accountType",
  "settlement.accountName": "accountName",
  "settlement.accountNumber": "accountNumber",
  "settlement.bankName": "bankName",
  "store.name": "shopName",
  "store.mcc": "mcc",
  "store.provinceCode": "province",
  "store.cityCode": "city",
  "store.districtCode": "district",
  "store.street": "street",
  "store.expectedMonthlyVolumeFen": "expectedMonthlyVolumeFen",
} as const;

/** The words on the screen for a field such as `person.idNumber` or `documents.licence`. */
export function useFieldLabel(): (field: string) => string {
  const apply = useTranslations("apply");
  const words = useTranslations("words");
  return useCallback(
    (field) => {
      const [group = "", name = "", index, part = ""] = field.split(".");
      if (group === "documents") return words(`document.${name as DocumentSlot}`);
      if (field === "start.kind") return apply("kind");
      if (field === "start.product") return apply("product");
      if (isLabelled(field)) return apply(`fields.${LABELS[field]}`);
      if (group === "owners" && index !== undefined) {
        const owner = apply("fields.owner", { number: Number(index) + 1 });
        return isOwnerPart(part)
          ? apply("fields.ownerPart", { owner, part: apply(`fields.${part}`) })
          : owner;
      }
      return apply.has(`steps.${group as "person"}`) ? apply(`steps.${group as "person"}`) : field;
    },
    [apply, words],
  );
}

const OWNER_PARTS = ["name", "idNumber", "sharePercent"] as const;

function isOwnerPart(part: string): part is (typeof OWNER_PARTS)[number] {
  return OWNER_PARTS.some((known) => known === part);
}

/** Positions, consent versions and a code vouched for are kept for machines; people are not shown them. */
const FOR_MACHINES = new Set(["store.lat", "store.lng", "consent.version", "business.creditCodeAsPrinted"]);

/** A group's answers that people are shown, in the order of the form's fields, whatever order they were typed in. */
export function shownAnswers(group: string, answers: DraftAnswers): [string, DraftAnswers[string]][] {
  const order = Object.keys(LABELS);
  const place = (name: string) => order.indexOf(`${group}.${name}`);
  return Object.entries(answers)
    .filter(([name]) => !FOR_MACHINES.has(`${group}.${name}`))
    .sort(([a], [b]) => place(a) - place(b));
}

function isLabelled(field: string): field is keyof typeof LABELS {
  return Object.hasOwn(LABELS, field);
}
