import type { MockGateway } from "../gateway.ts";
import type { FormObject } from "./form.ts";

/** One authenticated request, decoded. */
export interface Call {
  gateway: MockGateway;
  /** As they came; a route reads them through its table of parameters. */
  params: FormObject;
  /** The id in the path, '' where there is none. */
  id: string;
  account: string;
  requestId: string;
  idempotencyKey: string | null;
  /** Unix seconds on the mock's clock. */
  now: number;
}
