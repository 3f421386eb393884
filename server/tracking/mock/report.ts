import { SHANGHAI_OFFSET_MS } from "#server/domain/calendar/shanghai-date.ts";
import type { Line, Subscription } from "./mock-tracker.ts";

/** What each code is called, and what its line says. */
export const LINES: Readonly<Record<string, { word: string; context: string }>> = {
  "1": { word: "揽收", context: "【上海市】快递员已揽收" },
  "0": { word: "在途", context: "【上海市】已离开上海转运中心，发往下一站" },
  "5": { word: "派件", context: "快递员正在派送，请保持电话畅通" },
  "3": { word: "签收", context: "已签收，签收人：本人" },
  "2": { word: "疑难", context: "收件地址不详，无法联系收件人" },
  "14": { word: "拒签", context: "收件人拒收" },
  "6": { word: "退回", context: "快件正在退回寄件人" },
  "4": { word: "退签", context: "退回件已由寄件人签收" },
  "7": { word: "转投", context: "已转投其他网点" },
  "8": { word: "清关", context: "快件等待清关" },
};

/** Now in the tracker's clock, Asia/Shanghai, to the second. */
export function trackerTime(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace("T", " ");
}

/** What is pushed of a way, as the tracker's interface has it; `state` is that of the newest line. */
export function reportOf({ number, company }: Subscription, way: readonly Line[]): string {
  const [newest] = way;
  const ended = newest?.code === "3" || newest?.code === "4";
  return JSON.stringify({
    status: ended ? "shutdown" : "polling",
    billstatus: "got",
    message: "",
    autoCheck: "0",
    lastResult: {
      message: "ok",
      state: newest?.code ?? "0",
      status: "200",
      condition: "00",
      ischeck: ended ? "1" : "0",
      com: company,
      nu: number,
      data: way.map(({ time, code, context }) => ({
        time,
        ftime: time,
        context,
        status: LINES[code]?.word ?? "在途",
        statusCode: code,
        areaCode: null,
        areaName: null,
      })),
    },
  });
}

/** What is pushed when the tracker gives a number up that no carrier knows. */
export function abortOf({ number, company }: Subscription): string {
  return JSON.stringify({
    status: "abort",
    billstatus: "",
    message: "3天查询无记录",
    lastResult: {
      message: "查无结果",
      state: "0",
      status: "201",
      condition: "",
      ischeck: "0",
      com: company,
      nu: number,
      data: [],
    },
  });
}
