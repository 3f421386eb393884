import type { RiskRules } from "./rules.ts";

/** What holds before an acquirer has put rules of its own in force. */
export const DEFAULT_RISK_RULES: RiskRules = {
  medium: 30,
  high: 60,
  rules: [
    rule("list_hit", "list_hits", { points: 100, second: true, zh: "命中名单", en: "On a screening list" }),
    rule("duplicate", "duplicates", {
      points: 40,
      second: true,
      zh: "与其他申请使用相同的身份证、执照、账户或手机号",
      en: "ID, licence, account or mobile is used by another application",
    }),
    rule("override", "overrides", {
      points: 30,
      second: true,
      zh: "有放行的检查",
      en: "A check was overridden",
    }),
    rule("appeal", "appealed", { points: 20, second: false, zh: "复议中", en: "Under appeal" }),
    {
      ...rule("large_volume", "monthly_volume_fen", {
        points: 20,
        second: true,
        zh: "预计月交易额不低于 50 万元",
        en: "Expects ¥500,000 or more a month",
      }),
      atLeast: 50_000_000,
    },
    rule("other_account", "account_in_other_name", {
      points: 20,
      second: false,
      zh: "结算账户户名与申请人不同",
      en: "The account is in another name",
    }),
    rule("far_away", "far_from_district", {
      points: 20,
      second: false,
      zh: "定位远离所填区县",
      en: "The position is far from the district",
    }),
    rule("similar_shop", "similar_shops", {
      points: 10,
      second: false,
      zh: "与其他店铺名称或地址相近",
      en: "Name or address is close to another shop's",
    }),
    {
      ...rule("often_corrected", "corrections", {
        points: 10,
        second: false,
        zh: "多次补正",
        en: "Corrected often",
      }),
      atLeast: 3,
    },
  ],
};

function rule(
  code: string,
  signal: RiskRules["rules"][number]["signal"],
  rest: Omit<RiskRules["rules"][number], "code" | "signal" | "atLeast">,
): RiskRules["rules"][number] {
  return { code, signal, atLeast: 1, ...rest };
}
