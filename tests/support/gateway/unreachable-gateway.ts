import { GatewayError, type PaymentGateway } from "#server/gateway/port.ts";

const refuse = async (): Promise<never> => {
  throw new GatewayError("unreachable", "No gateway in this test.", true);
};

/** A gateway that never answers, for tests that must not need one. */
export const unreachableGateway: PaymentGateway = {
  readCard: refuse,
  createIntent: refuse,
  confirmIntent: refuse,
  retrieveIntent: refuse,
  cancelIntent: refuse,
  refund: refuse,
  retrieveRefund: refuse,
  retrievePlan: refuse,
  readStatement: () => ({ [Symbol.asyncIterator]: () => ({ next: refuse }) }),
  readWebhook: () => {
    throw new GatewayError("signature_invalid", "No gateway in this test.", false);
  },
  probe: refuse,
};
