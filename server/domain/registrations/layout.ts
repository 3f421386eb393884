import { csvLine } from "#server/domain/fields/csv.ts";
import type { RegistrationChange } from "./changes.ts";

/** What one row of the file tells. */
export interface RegisteredRow {
  id: string;
  change: RegistrationChange;
  changedAt: Date;
  merchantNumber: string;
  merchantName: string;
  /** Null of a merchant without a licence. */
  creditCode: string | null;
  settlementAccountMasked: string;
  settlementBankName: string;
  terminalNumber: string;
  serialNumber: string;
  terminalType: string;
  modelCode: string;
  storeName: string;
  provinceCode: string;
  cityCode: string;
  districtCode: string;
  street: string;
  lat: number | null;
  lng: number | null;
}

/** Of the merchant number its first three digits (domain.md, 4). */
const acquirerOf = ({ merchantNumber }: RegisteredRow) => merchantNumber.slice(0, 3);

type Cell = (row: RegisteredRow) => string | number | null;

/** The file's columns in their order, under the heads that stand in its first line (registrations.md). */
const COLUMNS: readonly (readonly [string, Cell])[] = [
  ["记录编号", ({ id }) => id],
  ["变更类型", ({ change }) => change],
  ["变更时间", ({ changedAt }) => changedAt.toISOString()],
  ["收单机构代码", acquirerOf],
  ["商户编码", ({ merchantNumber }) => merchantNumber],
  ["商户名称", ({ merchantName }) => merchantName],
  ["统一社会信用代码", ({ creditCode }) => creditCode],
  ["结算账户", ({ settlementAccountMasked }) => settlementAccountMasked],
  ["开户行", ({ settlementBankName }) => settlementBankName],
  ["终端编号", ({ terminalNumber }) => terminalNumber],
  ["终端序列号", ({ serialNumber }) => serialNumber],
  ["终端类型", ({ terminalType }) => terminalType],
  ["终端型号", ({ modelCode }) => modelCode],
  ["门店名称", ({ storeName }) => storeName],
  ["省", ({ provinceCode }) => provinceCode],
  ["市", ({ cityCode }) => cityCode],
  ["区县", ({ districtCode }) => districtCode],
  ["地址", ({ street }) => street],
  ["纬度", ({ lat }) => lat],
  ["经度", ({ lng }) => lng],
];

export const headOfFile = (): string => csvLine(COLUMNS.map(([head]) => head));

export const lineOfFile = (row: RegisteredRow): string => csvLine(COLUMNS.map(([, cell]) => cell(row)));
