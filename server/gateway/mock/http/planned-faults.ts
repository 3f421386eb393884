import type { MockGateway } from "../gateway.ts";
import { StripeFault } from "./stripe-fault.ts";

/** A fault that a test asked for: it strikes the next `count` matching requests. */
export interface PlannedFault {
  kind: "fail" | "delay";
  count: number;
  method: string | null;
  /** Requests whose path contains this. */
  path: string | null;
  /** `after`: the request takes effect and only its answer is lost. */
  when: "before" | "after";
  status: number;
  delayMs: number;
}

const CONTROL = "faults";

export function planFault(gateway: MockGateway, fault: PlannedFault): void {
  gateway.store.setControl(CONTROL, [...plannedFaults(gateway), fault]);
}

export function plannedFaults(gateway: MockGateway): PlannedFault[] {
  return gateway.store.control<PlannedFault[]>(CONTROL, []);
}

/** Waits and throws what is planned for this moment of this request, and uses it up. */
export async function strike(
  gateway: MockGateway,
  when: PlannedFault["when"],
  request: { method: string; path: string },
): Promise<void> {
  for (const kind of ["delay", "fail"] as const) {
    const fault = take(gateway, (f) => f.kind === kind && f.when === when && matches(f, request));
    if (fault === undefined) continue;
    if (fault.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    if (kind === "fail") throw faultOf(fault.status);
  }
}

function matches(fault: PlannedFault, request: { method: string; path: string }): boolean {
  if (request.path.includes("/test_helpers/")) return false;
  const methodFits = fault.method === null || fault.method === request.method;
  return methodFits && (fault.path === null || request.path.includes(fault.path));
}

function take(gateway: MockGateway, fits: (fault: PlannedFault) => boolean): PlannedFault | undefined {
  return gateway.store.transaction(() => {
    const faults = plannedFaults(gateway);
    const found = faults.find(fits);
    if (found === undefined) return undefined;
    const left = faults.map((fault) => (fault === found ? { ...fault, count: fault.count - 1 } : fault));
    gateway.store.setControl(
      CONTROL,
      left.filter((fault) => fault.count > 0),
    );
    return found;
  });
}

function faultOf(status: number): StripeFault {
  const type = status === 429 ? "rate_limit_error" : "api_error";
  return new StripeFault(status, {
    type,
    message: "An error occurred with our connection to Alipay (planned by a test).",
  });
}
