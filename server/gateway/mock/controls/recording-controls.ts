import type { Call } from "#server/gateway/mock/http/call.ts";
import { NO_PARAMETERS } from "#server/gateway/mock/http/parameters.ts";
import { type DeclaredRoute, route } from "#server/gateway/mock/http/route.ts";
import {
  readRecording,
  recordingState,
  startRecording,
  stopRecording,
} from "#server/gateway/mock/recording/recording.ts";
import { shown } from "../shown.ts";
import { CONTROL_PATH } from "./control-path.ts";

/** A recording of every exchange, to be replayed against a fresh mock (tests/support/gateway/replay.ts). */
export const RECORDING_ROUTES: readonly DeclaredRoute[] = [
  route({
    method: "get",
    path: `${CONTROL_PATH}/recording`,
    parameters: NO_PARAMETERS,
    work: ({ gateway }) => readRecording(gateway),
  }),
  route({
    method: "post",
    path: `${CONTROL_PATH}/recording/start`,
    parameters: NO_PARAMETERS,
    work: (call) => after(call, startRecording),
  }),
  route({
    method: "post",
    path: `${CONTROL_PATH}/recording/stop`,
    parameters: NO_PARAMETERS,
    work: (call) => after(call, stopRecording),
  }),
];

function after({ gateway }: Call, step: (gateway: Call["gateway"]) => void): object {
  step(gateway);
  return shown(recordingState(gateway));
}
