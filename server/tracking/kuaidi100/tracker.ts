import type { Kuaidi100Settings } from "#server/tracker-settings.ts";
import { type FollowedParcel, type ParcelTracker, TrackerError, unsigned } from "../port.ts";
import { COMPANY, TAKEN, TRY_AGAIN } from "./codes.ts";
import { readReport } from "./read-report.ts";
import { isSignedBy, saltOf } from "./salt.ts";

const TIMEOUT_MS = 10_000;

interface Kuaidi100Options extends Kuaidi100Settings {
  /** The portal's own address, which the tracker calls. */
  portalUrl: string;
  timeoutMs?: number;
}

/** 快递100's 订阅推送: a parcel is subscribed to, and every change of its way is pushed to us, signed. */
export function createKuaidi100Tracker(settings: Kuaidi100Options): ParcelTracker {
  return {
    follows: true,
    follow: (parcel) => subscribe(settings, parcel),
    readReport: ({ shipmentId, trackingNumber, body }) => {
      const form = new URLSearchParams(body);
      const [param, sign] = [form.get("param") ?? "", form.get("sign") ?? ""];
      const salt = saltOf(settings.secret, { shipmentId, trackingNumber });
      if (!isSignedBy(salt, { param, sign })) throw unsigned();
      return readReport(param, trackingNumber);
    },
  };
}

async function subscribe(settings: Kuaidi100Options, parcel: FollowedParcel): Promise<void> {
  const { shipmentId, carrier, trackingNumber, phoneEnding } = parcel;
  const param = {
    company: COMPANY[carrier],
    number: trackingNumber,
    key: settings.key,
    parameters: {
      callbackurl: `${settings.portalUrl}/api/webhooks/parcels/${shipmentId}`,
      salt: saltOf(settings.secret, { shipmentId, trackingNumber }),
      resultv2: "4",
      ...(phoneEnding !== null && { phone: phoneEnding }),
    },
  };
  const code = await answerOf(
    settings,
    new URLSearchParams({ schema: "json", param: JSON.stringify(param) }),
  );
  if (TAKEN.includes(code)) return;
  throw new TrackerError(TRY_AGAIN.includes(code) ? "unavailable" : "refused", code);
}

/** The answer's code; it comes with status 200 whatever it says. */
async function answerOf(
  { url, timeoutMs = TIMEOUT_MS }: Kuaidi100Options,
  body: URLSearchParams,
): Promise<string> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(`${url}/poll`, { method: "POST", body, signal: AbortSignal.timeout(timeoutMs) });
    answer = await response.json();
  } catch {
    throw new TrackerError("unanswered", "no answer");
  }
  const code = (answer as { returnCode?: unknown } | null)?.returnCode;
  if (!response.ok || typeof code !== "string" || !/^\d{1,6}$/.test(code))
    throw new TrackerError("unanswered", `HTTP ${response.status}`);
  return code;
}
