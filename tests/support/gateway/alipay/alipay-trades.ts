/** A refusal as Alipay answers one. */
export class AlipayRefusal extends Error {
  readonly code: string;
  readonly subCode: string;
  constructor(subCode: string, code = "40004") {
    super(subCode);
    this.code = code;
    this.subCode = subCode;
  }
}

interface Trade {
  tradeNo: string;
  status: "WAIT_BUYER_PAY" | "TRADE_SUCCESS" | "TRADE_CLOSED" | "TRADE_FINISHED";
  paidAt: string | null;
  /** Fen by our refund's number. */
  refunds: Map<string, number>;
}

export interface AlipayOrder {
  amountFen: number;
  content: Readonly<Record<string, unknown>>;
  notifyUrl: string;
  /** Null until somebody has opened it in a wallet. */
  trade: Trade | null;
  withdrawn: boolean;
}

const PAID_AT = "2026-11-27 10:00:00";

/** What Alipay keeps between calls: orders by the merchant's number. Whole fen inside, yuan at its edge. */
export class AlipayTrades {
  readonly orders = new Map<string, AlipayOrder>();

  precreate(content: Readonly<Record<string, unknown>>, notifyUrl: string): string {
    const id = String(content.out_trade_no);
    const known = this.orders.get(id);
    if (known?.trade?.status === "TRADE_SUCCESS") throw new AlipayRefusal("ACQ.TRADE_HAS_SUCCESS");
    if (known?.trade?.status === "TRADE_CLOSED") throw new AlipayRefusal("ACQ.TRADE_HAS_CLOSE");
    if (known !== undefined && JSON.stringify(known.content) !== JSON.stringify(content))
      throw new AlipayRefusal("ACQ.CONTEXT_INCONSISTENT");
    const amountFen = fenOf(content.total_amount);
    if (known === undefined)
      this.orders.set(id, { amountFen, content, notifyUrl, trade: null, withdrawn: false });
    return `https://qr.alipay.com/${id}`;
  }

  /** The payer opens the order in the wallet, which is when Alipay makes a trade of it. */
  open(id: string): Trade {
    const order = this.orders.get(id);
    if (order === undefined || order.withdrawn) throw new Error(`nobody can pay ${id}`);
    const tradeNo = `2026112722${String(this.orders.size).padStart(18, "0")}`;
    order.trade ??= { tradeNo, status: "WAIT_BUYER_PAY", paidAt: null, refunds: new Map() };
    return order.trade;
  }

  pay(id: string): void {
    const trade = this.open(id);
    if (trade.status !== "WAIT_BUYER_PAY") throw new Error(`${id} is ${trade.status}`);
    Object.assign(trade, { status: "TRADE_SUCCESS", paidAt: PAID_AT });
  }

  seen(id: string): { order: AlipayOrder; trade: Trade } {
    const order = this.orders.get(id);
    if (order?.trade == null) throw new AlipayRefusal("ACQ.TRADE_NOT_EXIST");
    return { order, trade: order.trade };
  }

  close(id: string): void {
    const { trade } = this.seen(id);
    if (trade.status !== "WAIT_BUYER_PAY") throw new AlipayRefusal("ACQ.TRADE_STATUS_ERROR");
    trade.status = "TRADE_CLOSED";
  }

  /** Unlike `close`, gives back what was paid. */
  cancel(id: string): "close" | "refund" | undefined {
    const order = this.orders.get(id);
    if (order === undefined) return undefined;
    order.withdrawn = true;
    if (order.trade === null) return undefined;
    const paid = order.trade.status === "TRADE_SUCCESS";
    order.trade.status = "TRADE_CLOSED";
    return paid ? "refund" : "close";
  }

  /** Whether this call moved money. */
  refund(id: string, refundNo: string, amountFen: number): boolean {
    const { order, trade } = this.seen(id);
    if (trade.refunds.has(refundNo)) {
      if (trade.refunds.get(refundNo) !== amountFen) throw new AlipayRefusal("ACQ.DISCORDANT_REPEAT_REQUEST");
      return false;
    }
    if (trade.status === "TRADE_CLOSED") throw new AlipayRefusal("ACQ.TRADE_HAS_CLOSE");
    if (trade.status !== "TRADE_SUCCESS") throw new AlipayRefusal("ACQ.TRADE_STATUS_ERROR");
    if (this.refundedFen(id) + amountFen > order.amountFen)
      throw new AlipayRefusal("ACQ.REASON_TRADE_REFUND_FEE_ERR");
    trade.refunds.set(refundNo, amountFen);
    if (this.refundedFen(id) === order.amountFen) trade.status = "TRADE_CLOSED";
    return true;
  }

  refundedFen(id: string): number {
    return [...(this.orders.get(id)?.trade?.refunds.values() ?? [])].reduce((sum, fen) => sum + fen, 0);
  }
}

/** As a stranger would read it; not by the portal's own codec, which is under test. */
export function fenOf(yuan: unknown): number {
  const [, whole, fraction] = /^(\d+)\.(\d\d)$/.exec(String(yuan)) ?? [];
  if (whole === undefined) throw new AlipayRefusal("ACQ.INVALID_PARAMETER");
  return Number(`${whole}${fraction}`);
}

export const yuanOf = (fen: number): string =>
  (BigInt(fen) / 100n).toString().concat(`.${String(fen % 100).padStart(2, "0")}`);
