import { zipSync } from "fflate";
import iconv from "iconv-lite";

export interface BillRow {
  trade: string;
  order: string;
  kind: string;
  doneAt: string;
  amount: string;
  request?: string;
}

const COLUMNS =
  "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注";

/** A day's bill as Alipay hands it out: two files in GBK, whose names are GBK too, values padded, notes before and after. */
export function alipayBill(rows: readonly BillRow[]): Uint8Array {
  const body = rows.map(({ trade, order, kind, doneAt, amount, request = "" }) =>
    [
      ...[`${trade}\t`, `${order}\t`, kind, "老王烟酒店，茶 糖", doneAt, doneAt, "", "", "", "\t"],
      ...["王**(159****5620)\t", amount, amount, "0.00", "0.00", "0.00", "0.00", "0.00", "", "0.00", "0.00"],
      ...[`${request}\t`, "-0.06", "0.00", ""],
    ].join(","),
  );
  const lines = [
    "#支付宝业务明细查询",
    "#账号：[20881234567890120156]",
    "#-----------------------------------------业务明细列表----------------------------------------",
    COLUMNS,
    ...body,
    "#-----------------------------------------业务明细列表结束------------------------------------",
    `#交易合计：${rows.length}笔`,
  ];
  const gbk = (text: string) => new Uint8Array(iconv.encode(text, "gbk"));
  const named = (name: string) => Buffer.from(gbk(name)).toString("latin1");
  return zipSync({
    [named("20881234567890120156_20261126_业务明细(汇总).csv")]: gbk(
      "#支付宝业务汇总查询\r\n门店编号,交易笔数\r\n合计,1\r\n",
    ),
    [named("20881234567890120156_20261126_业务明细.csv")]: gbk(`${lines.join("\r\n")}\r\n`),
  });
}
