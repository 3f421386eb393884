import { z } from "zod";
import { configReport, heartbeatAnswer, heartbeatInput } from "#server/domain/device-protocol/config.ts";
import { errorBody } from "#server/domain/device-protocol/errors.ts";
import { paymentWait } from "#server/domain/device-protocol/payments.ts";
import { getConfig } from "#server/terminals/configuration/get-config.ts";
import { getDesiredVersion } from "#server/terminals/configuration/get-desired-version.ts";
import { operation } from "../operation.ts";
import { waitFor } from "../wait-for.ts";

export const config = [
  operation({
    method: "GET",
    path: "/device/v1/config",
    summary: "The desired configuration, signed; waits for a newer one when asked",
    tag: "Configuration",
    auth: true,
    query: paymentWait,
    headers: { "If-None-Match": "ETag of the version the terminal has; with it, `wait` holds the answer" },
    answers: {
      200: { description: "A compact JWS (EdDSA)", schema: z.string(), contentType: "application/jose" },
      304: { description: "Nothing newer" },
      404: { description: "`config_not_found`: nothing was issued yet", schema: errorBody },
    },
    handle: async ({ ctx, desiredVersion, query, headers, signalOf }) => {
      const known = versionOf(headers["if-none-match"]);
      if (known !== null) {
        const isNewer = async () => ((await getDesiredVersion(ctx)) === known ? undefined : true);
        const seconds = query.wait ?? 0;
        const isSame = desiredVersion === known;
        if (isSame && (seconds === 0 || !(await waitFor(isNewer, { seconds, signal: signalOf() }))))
          return { status: 304, headers: { etag: `"${known}"`, "cache-control": "no-store" } };
      }
      const { version, jws } = await getConfig(ctx);
      const headersOut = {
        etag: `"${version}"`,
        "content-type": "application/jose",
        "cache-control": "no-store",
      };
      return { status: 200, body: jws, headers: headersOut };
    },
  }),
  operation({
    method: "POST",
    path: "/device/v1/config/reports",
    summary: "Report what became of a configuration version",
    tag: "Configuration",
    auth: true,
    bodyType: "application/json",
    body: configReport,
    answers: {
      204: { description: "Noted; repeating is harmless" },
      200: {
        description: "Older than the last report",
        schema: z.strictObject({ ignored: z.literal(true) }),
      },
      409: { description: "`version_unknown`: never offered to this terminal", schema: errorBody },
    },
    handle: async ({ ctx, intake, body }) => {
      const { ignored } = await intake.report(ctx, body);
      return ignored ? { status: 200, body: { ignored } } : { status: 204 };
    },
  }),
  operation({
    method: "POST",
    path: "/device/v1/heartbeats",
    summary: "A sign of life, with what the terminal runs",
    tag: "Heartbeat",
    auth: "late",
    bodyType: "application/json",
    body: heartbeatInput,
    answers: { 200: { description: "The portal's time and desired version", schema: heartbeatAnswer } },
    handle: async ({ ctx, intake, body, claims }) => ({
      status: 200,
      body: await intake.heartbeat(ctx, body, claims),
    }),
  }),
];

/** `"7"` or `W/"7"`; null for anything that is no version of ours. */
function versionOf(etag: string | undefined): number | null {
  const digits = /^(?:W\/)?"(\d{1,9})"$/.exec(etag ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
}
