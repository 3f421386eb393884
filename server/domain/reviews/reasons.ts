import { z } from "zod";
import { utcInstant } from "#server/domain/fields/numbers.ts";
import { line, lines } from "#server/domain/fields/text.ts";

/** What a reason is given for. */
export const REASON_KINDS = ["correction", "rejection", "return"] as const;
export type ReasonKind = (typeof REASON_KINDS)[number];

const label = line({ min: 2, max: 40, kind: "name" });
const said = lines({ min: 2, max: 400, kind: "reason" });

const inOneLanguage = z.strictObject({
  label,
  /** As the applicant reads it. */
  text: said,
  /** What to do about it; nothing where a decision is final. */
  remedy: z.union([z.literal(""), said]),
});

export const reasonWording = z.strictObject({ zh: inOneLanguage, en: inOneLanguage });
export type ReasonWording = z.infer<typeof reasonWording>;

export const reasonCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, "code_shape");

export const reasonCodeView = z.strictObject({
  code: z.string(),
  /** Which version of its wording. */
  number: z.int(),
  kind: z.enum(REASON_KINDS),
  wording: reasonWording,
  retired: z.boolean(),
  createdAt: utcInstant,
  createdBy: z.string().nullable(),
});
export type ReasonCodeView = z.infer<typeof reasonCodeView>;

export const reasonCodeList = z.array(reasonCodeView);

/** A new code, or another wording of a known one: `number` is then the version that the sender saw. */
export const saveReasonInput = z.strictObject({
  code: reasonCode,
  number: z.int().min(0),
  kind: z.enum(REASON_KINDS),
  wording: reasonWording,
  retired: z.boolean(),
});
export type SaveReasonInput = z.infer<typeof saveReasonInput>;
