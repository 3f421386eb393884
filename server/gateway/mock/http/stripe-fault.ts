export type StripeErrorType =
  | "api_error"
  | "card_error"
  | "idempotency_error"
  | "invalid_request_error"
  | "rate_limit_error";

export interface FaultBody {
  type: StripeErrorType;
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  payment_intent?: unknown;
}

/** An error in Stripe's shape: thrown to undo the request, or returned to keep what it did (a decline). */
export class StripeFault extends Error {
  readonly status: number;
  readonly body: FaultBody;

  constructor(status: number, body: FaultBody) {
    super(body.message);
    this.name = "StripeFault";
    this.status = status;
    this.body = body;
  }

  static invalid(message: string, param: string | null, code?: string): StripeFault {
    return new StripeFault(400, {
      type: "invalid_request_error",
      message,
      ...(code === undefined ? {} : { code }),
      ...(param === null ? {} : { param }),
    });
  }

  static missing(object: string, id: string, param = "id"): StripeFault {
    return new StripeFault(404, {
      type: "invalid_request_error",
      code: "resource_missing",
      message: `No such ${object}: '${id}'`,
      param,
    });
  }
}
