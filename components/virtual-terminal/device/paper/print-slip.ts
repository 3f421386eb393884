import type { VoucherPrint } from "#server/domain/payments/vouchers/views.ts";
import type { PrintOrder } from "../link/device-link.ts";
import type { TerminalRuntime } from "../terminal-runtime.ts";

/** The first print of a copy: however often it is asked for, and after a power cut, it is the same one. */
export function printFirst(runtime: TerminalRuntime, order: PrintOrder): Promise<VoucherPrint> {
  const { paymentId, refundId = paymentId, copy = "merchant" } = order;
  return runtime.use((token) => runtime.link.print(token, `${refundId}-${copy}-first`, order));
}

/** Another one, which says that it is a reprint. */
export function printAgain(runtime: TerminalRuntime, order: PrintOrder): Promise<VoucherPrint> {
  return runtime.use((token) => runtime.link.print(token, crypto.randomUUID(), order));
}
