import { type AlipayTrades, fenOf, yuanOf } from "./alipay-trades.ts";

export interface AlipayCall {
  trades: AlipayTrades;
  content: Readonly<Record<string, unknown>>;
  notifyUrl: string;
}

/** Each method of the open platform that the portal calls, as its page at opendocs.alipay.com says. */
export const METHODS: Readonly<Record<string, (call: AlipayCall) => Record<string, unknown>>> = {
  "alipay.trade.precreate": ({ trades, content, notifyUrl }) => ({
    out_trade_no: content.out_trade_no,
    qr_code: trades.precreate(content, notifyUrl),
  }),
  "alipay.trade.query": ({ trades, content }) => {
    const { order, trade } = trades.seen(String(content.out_trade_no));
    return {
      out_trade_no: content.out_trade_no,
      trade_no: trade.tradeNo,
      trade_status: trade.status,
      total_amount: yuanOf(order.amountFen),
      buyer_logon_id: "159****5620",
      ...(trade.paidAt !== null && { send_pay_date: trade.paidAt }),
    };
  },
  "alipay.data.dataservice.bill.downloadurl.query": ({ content }) => ({
    bill_download_url: `https://dwbillcenter.alipay.com/downloadBillFile.resource?bizDates=${content.bill_date}`,
  }),
  "alipay.trade.close": ({ trades, content }) => {
    trades.close(String(content.out_trade_no));
    return { out_trade_no: content.out_trade_no };
  },
  "alipay.trade.cancel": ({ trades, content }) => {
    const action = trades.cancel(String(content.out_trade_no));
    return { out_trade_no: content.out_trade_no, retry_flag: "N", ...(action !== undefined && { action }) };
  },
  "alipay.trade.refund": ({ trades, content }) => {
    const id = String(content.out_trade_no);
    const moved = trades.refund(id, String(content.out_request_no), fenOf(content.refund_amount));
    return {
      out_trade_no: id,
      fund_change: moved ? "Y" : "N",
      // Of all refunds together, not of this one.
      refund_fee: yuanOf(trades.refundedFen(id)),
    };
  },
  "alipay.trade.fastpay.refund.query": ({ trades, content }) => {
    const { order, trade } = trades.seen(String(content.out_trade_no));
    const amountFen = trade.refunds.get(String(content.out_request_no));
    if (amountFen === undefined) return {};
    return {
      out_trade_no: content.out_trade_no,
      out_request_no: content.out_request_no,
      refund_amount: yuanOf(amountFen),
      total_amount: yuanOf(order.amountFen),
      refund_status: "REFUND_SUCCESS",
    };
  },
};
