import type { Context } from "#server/context.ts";
import { saltOf, signatureOf } from "#server/tracking/kuaidi100/salt.ts";
import { createKuaidi100Tracker } from "#server/tracking/kuaidi100/tracker.ts";
import { reportOf, trackerTime } from "#server/tracking/mock/report.ts";

export const TRACKER_SECRET = "a secret of the tracker for tests only";
export const TRACKER = {
  url: "http://127.0.0.1:9",
  key: "key",
  secret: TRACKER_SECRET,
  portalUrl: "http://portal.test",
};

/** The same context with somebody who looks after parcels. */
export const tracked = (ctx: Context): Context => ({ ...ctx, tracker: createKuaidi100Tracker(TRACKER) });

interface Label {
  id: string;
  trackingNumber: string | null;
}

/** A signed call about a parcel whose way ends with this code, `minutes` after now. */
export function reportOn({ id, trackingNumber }: Label, code: string, minutes = 0): string {
  const number = trackingNumber ?? "";
  const time = trackerTime(new Date(Date.now() + minutes * 60_000));
  const subscription = { number, company: "shunfeng", callback: "", salt: "" };
  return signed({ id, trackingNumber }, reportOf(subscription, [{ time, code, context: `第 ${code} 步` }]));
}

/** What the tracker says, signed for a parcel. */
export function signed({ id, trackingNumber }: Label, param: string): string {
  const salt = saltOf(TRACKER_SECRET, { shipmentId: id, trackingNumber: trackingNumber ?? "" });
  return new URLSearchParams({ sign: signatureOf(param, salt), param }).toString();
}
