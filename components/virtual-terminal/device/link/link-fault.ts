import { errorBody } from "#server/domain/device-protocol/errors.ts";

/** A refusal by the device link, in the protocol's own code; `network` when there was no answer at all. */
export class LinkFault extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, status: number, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }

  /** Whether trying the same thing again can help. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export async function faultOf(response: Response): Promise<LinkFault> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return new LinkFault("unreadable", response.status, response.statusText);
  const { code, message, ...details } = parsed.data.error;
  return new LinkFault(code, response.status, message, details);
}

export function asLinkFault(error: unknown): LinkFault {
  if (error instanceof LinkFault) return error;
  if (error instanceof TypeError) return new LinkFault("network", 0, "no answer from the device link");
  return new LinkFault("unreadable", 0, error instanceof Error ? error.message : String(error));
}
