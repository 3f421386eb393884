import { z } from "zod";
import { ppmOfPercent } from "#server/domain/fields/amounts.ts";
import { amountFen } from "../fields/numbers.ts";
import { email, mobile, personName, residentId, validUntilDate } from "../fields/people.ts";
import { code, line } from "../fields/text.ts";
import { ACCOUNT_TYPES, MERCHANT_KINDS, PRODUCTS } from "../merchants/kinds.ts";
import { CONSENT_VERSION } from "./consent.ts";
import { FIELDS, fieldNamesOf } from "./fields.ts";

/** How long a shop's name may be; an acquirer may change it. */
const SHOP_NAME = { min: 2, max: 40, kind: "shop_name" } as const;

/** The rules that answers keep, by name; messages are reason codes that the message files translate. */
const CHECKS = {
  kind: z.enum(MERCHANT_KINDS, "choose_one"),
  product: z.enum(PRODUCTS, "choose_one"),
  personName,
  residentId,
  validUntil: validUntilDate,
  mobile,
  optionalEmail: z.union([z.literal(""), email]).optional(),
  longName: line({ min: 2, max: 100, kind: "name" }),
  code,
  optionalCode: code.optional(),
  address: line({ min: 5, max: 200, kind: "address" }),
  share: z
    .number()
    .min(25, "share_too_small")
    .max(100, "share_too_large")
    .refine((share) => ppmOfPercent(share) !== null, "percent_shape"),
  accountType: z.enum(ACCOUNT_TYPES, "choose_one"),
  shopName: line(SHOP_NAME),
  mcc: z.string().regex(/^\d{4}$/, "mcc_shape"),
  region: z.string().regex(/^\d{6}$/, "region_shape"),
  street: line({ min: 3, max: 120, kind: "address" }),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  optionalAmount: amountFen.optional(),
  agreed: z.literal(true, "consent_missing"),
  consentVersion: z.literal(CONSENT_VERSION, "consent_outdated"),
} as const;
export type FieldCheck = keyof typeof CHECKS;

type Registry = typeof FIELDS;
type OwnName<Group extends string, Field> = Field extends `${Group}.${infer Name}`
  ? Name extends `${string}.${string}`
    ? never
    : Name
  : never;
type CheckOf<Field extends keyof Registry> = Registry[Field]["check"] extends FieldCheck
  ? (typeof CHECKS)[Registry[Field]["check"]]
  : never;
type Shape<Group extends string> = {
  [Field in keyof Registry as OwnName<Group, Field>]: CheckOf<Field>;
};

/** The fields of a group (`person`) or of a list's rows (`owners.owners`) with their checks, as zod wants them. */
export function shapeOf<const Group extends string>(group: Group): Shape<Group> {
  const entries = fieldNamesOf(group).map((name) => {
    const { check } = FIELDS[`${group}.${name}` as keyof Registry];
    return [name, CHECKS[check as FieldCheck]];
  });
  return Object.fromEntries(entries) as Shape<Group>;
}
