import { z } from "zod";

/** The settings of whoever is asked where parcels are, as they stand in the environment. */
export const trackerSettings = {
  TRACKER_PROVIDER: z.enum(["mock", "kuaidi100", "none"]).default("mock"),
  TRACKER_URL: z.string().optional(),
  TRACKER_SECRET: z.string().min(24, "must have at least 24 characters").optional(),
  TRACKER_KEY: z.string().min(1).optional(),
};

const settings = z.object(trackerSettings);
type Named = z.output<typeof settings>;

export interface Kuaidi100Settings {
  /** Where parcels are subscribed to; no trailing slash. */
  url: string;
  key: string;
  /** Of which every parcel's own salt is made. */
  secret: string;
}

export type TrackerSettings = ({ provider: "kuaidi100" } & Kuaidi100Settings) | { provider: "none" };

const REAL_URL = "https://poll.kuaidi100.com";

/** The tracker that the settings name: the mock speaks as 快递100 does. Throws one error that names what is missing. */
export function trackerSettingsOf(named: Named, mockUrl: string): TrackerSettings {
  if (named.TRACKER_PROVIDER === "none") return { provider: "none" };
  const isMock = named.TRACKER_PROVIDER === "mock";
  const key = isMock ? "mock" : named.TRACKER_KEY;
  const secret = named.TRACKER_SECRET;
  const missing = [
    ...(key === undefined ? ["TRACKER_KEY"] : []),
    ...(secret === undefined ? ["TRACKER_SECRET"] : []),
  ];
  if (key === undefined || secret === undefined)
    throw new Error(
      `Settings are missing or wrong.\n  TRACKER_PROVIDER=${named.TRACKER_PROVIDER} needs ${missing.join(", ")}`,
    );
  return { provider: "kuaidi100", url: named.TRACKER_URL ?? (isMock ? mockUrl : REAL_URL), key, secret };
}
