import type { AnswerGroup, DraftAnswers } from "#server/domain/applications/answers.ts";
import { CONSENT_VERSION } from "#server/domain/applications/consent.ts";
import { groupsFor } from "#server/domain/applications/requirements.ts";
import type { MerchantKind, Product } from "#server/domain/merchants/kinds.ts";
import {
  syntheticCardNumber,
  syntheticCreditCode,
  syntheticEarlyCode,
  syntheticIdNumber,
} from "./synthetic.ts";

export type DemoTarget =
  | "draft"
  | "submitted"
  | "in_review"
  | "needs_correction"
  | "pending_check"
  | "approved"
  | "rejected"
  | "appealed"
  | "withdrawn";

export interface DemoApplicant {
  mobile: string;
  name: string;
  shop: string;
  kind: MerchantKind;
  product: Product;
  target: DemoTarget;
  /** Whether the licence bears an early credit code, which breaks its check. */
  earlyCode?: boolean;
  /** What a merchant has of devices: one delivered, parcels at every step, or none yet. */
  devices?: "parcels" | "none";
}

const applicant = (
  n: number,
  name: string,
  shop: string,
  kind: MerchantKind,
  product: Product,
  target: DemoTarget,
): DemoApplicant => ({ mobile: `1380000${String(n).padStart(4, "0")}`, name, shop, kind, product, target });

/** One application in each state, and five merchants; the first owns the terminals that wait for activation. */
export const DEMO_APPLICANTS: readonly DemoApplicant[] = [
  applicant(1, "王小店", "王记手工面馆", "individual", "shoukuanbao", "approved"),
  applicant(2, "李建国", "建国数码商城", "enterprise", "traditional_pos", "approved"),
  applicant(3, "赵小敏", "小敏花艺工作室", "micro", "shoukuanbao", "approved"),
  applicant(4, "孙一凡", "一凡自行车行", "individual", "shoukuanbao", "submitted"),
  applicant(5, "吴晓燕", "晓燕母婴用品店", "micro", "shoukuanbao", "submitted"),
  applicant(6, "郑成功", "成功家电维修部", "individual", "traditional_pos", "in_review"),
  applicant(7, "冯雪", "雪域高原特产店", "micro", "shoukuanbao", "needs_correction"),
  applicant(8, "褚卫东", "卫东五金建材行", "enterprise", "traditional_pos", "pending_check"),
  applicant(9, "沈佳", "佳佳美甲沙龙店", "micro", "shoukuanbao", "rejected"),
  applicant(10, "韩梅", "梅园春茶叶专卖", "individual", "shoukuanbao", "appealed"),
  applicant(11, "杨帆", "远帆户外装备店", "micro", "shoukuanbao", "withdrawn"),
  applicant(12, "朱丹", "丹青书画文具社", "individual", "shoukuanbao", "draft"),
  {
    ...applicant(13, "秦月华", "月华老式理发店", "individual", "shoukuanbao", "submitted"),
    earlyCode: true,
  },
  {
    ...applicant(14, "许文斌", "文斌深夜烧烤店", "micro", "shoukuanbao", "approved"),
    devices: "none",
  },
  {
    ...applicant(15, "何丽", "何丽便利店连锁", "individual", "shoukuanbao", "approved"),
    devices: "parcels",
  },
];

/** Sound answers for every question group of an applicant. */
export function demoAnswers(of: DemoApplicant): [AnswerGroup, DraftAnswers][] {
  const n = Number(of.mobile.slice(-8));
  const corporate = of.kind === "enterprise" || of.product === "traditional_pos";
  const registeredName = `上海${of.shop}`;
  const idNumber = syntheticIdNumber(n);
  const creditCode = of.earlyCode === true ? syntheticEarlyCode(n) : syntheticCreditCode(n);
  const all: Record<AnswerGroup, DraftAnswers> = {
    start: { kind: of.kind, product: of.product },
    person: { name: of.name, idNumber, idValidUntil: "9999-12-31", mobile: of.mobile, email: "" },
    business: {
      registeredName,
      creditCode,
      creditCodeAsPrinted: of.earlyCode === true ? creditCode : "",
      address: "上海市黄浦区南京东路 100 号",
      licenceValidUntil: "9999-12-31",
    },
    owners: { owners: [{ name: of.name, idNumber, sharePercent: 60 }] },
    settlement: {
      accountType: corporate ? "corporate" : "personal",
      accountName: corporate ? registeredName : of.name,
      accountNumber: corporate ? `3100${String(n).padStart(12, "0")}` : syntheticCardNumber(n),
      bankName: "中国工商银行",
    },
    store: {
      name: of.shop,
      mcc: of.kind === "enterprise" ? "5732" : "5812",
      provinceCode: "310000",
      cityCode: "310100",
      districtCode: "310101",
      street: "南京东路 100 号",
      lat: 31.2381,
      lng: 121.4841,
      expectedMonthlyVolumeFen: of.kind === "enterprise" ? 12_000_000 : 2_000_000,
    },
    consent: { general: true, sensitive: true, version: CONSENT_VERSION },
  };
  return groupsFor(of.kind).map((group) => [group, all[group]]);
}
