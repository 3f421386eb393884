import { z } from "zod";
import { listIncidentsInput, resolveIncidentInput } from "#server/domain/terminals/incidents/inputs.ts";
import { incidentPage, incidentView } from "#server/domain/terminals/incidents/views.ts";
import {
  changeTerminalInput,
  closeTerminalInput,
  listHeartbeatsInput,
  listTerminalsInput,
  moveTerminalInput,
  swapDeviceInput,
  terminalIdInput,
} from "#server/domain/terminals/inputs.ts";
import { logRef, logVersionInput, requestLogInput } from "#server/domain/terminals/logs/inputs.ts";
import { terminalLogView } from "#server/domain/terminals/logs/views.ts";
import { messageVersionInput, sendMessageInput } from "#server/domain/terminals/messages/inputs.ts";
import { terminalMessageView } from "#server/domain/terminals/messages/views.ts";
import {
  heartbeatView,
  revealedCode,
  terminalPage,
  terminalView,
  troubleCounts,
} from "#server/domain/terminals/views.ts";
import { resetActivationCode } from "#server/terminals/activation/reset-activation-code.ts";
import { revealActivationCode } from "#server/terminals/activation/reveal-activation-code.ts";
import { closeTerminal } from "#server/terminals/close-terminal.ts";
import { countTroubles } from "#server/terminals/count-troubles.ts";
import { getTerminal } from "#server/terminals/get-terminal.ts";
import { listHeartbeats } from "#server/terminals/health/list-heartbeats.ts";
import { listIncidents } from "#server/terminals/incidents/list-incidents.ts";
import { resolveIncident } from "#server/terminals/incidents/resolve-incident.ts";
import { orderKeyRotation } from "#server/terminals/keys/order-key-rotation.ts";
import { listTerminals } from "#server/terminals/list-terminals.ts";
import { listLogs } from "#server/terminals/logs/list-logs.ts";
import { readLog } from "#server/terminals/logs/read-log.ts";
import { requestLog } from "#server/terminals/logs/request-log.ts";
import { withdrawLogRequest } from "#server/terminals/logs/withdraw-log-request.ts";
import { listMessages } from "#server/terminals/messages/list-messages.ts";
import { sendMessage } from "#server/terminals/messages/send-message.ts";
import { withdrawMessage } from "#server/terminals/messages/withdraw-message.ts";
import { moveToStore } from "#server/terminals/move-to-store.ts";
import { resumeTerminal } from "#server/terminals/resume-terminal.ts";
import { suspendTerminal } from "#server/terminals/suspend-terminal.ts";
import { swapDevice } from "#server/terminals/swap-device.ts";
import { can, canAny, router } from "../trpc.ts";

const read = canAny("terminal:read_own", "terminal:read");
const write = can("terminal:write").input(changeTerminalInput).output(terminalView);

export const terminalsRouter = router({
  list: read
    .input(listTerminalsInput)
    .output(terminalPage)
    .query(({ ctx, input }) => listTerminals(ctx, input)),
  troubles: can("terminal:read")
    .output(troubleCounts)
    .query(({ ctx }) => countTroubles(ctx)),
  get: read
    .input(terminalIdInput)
    .output(terminalView)
    .query(({ ctx, input }) => getTerminal(ctx, input)),
  heartbeats: read
    .input(listHeartbeatsInput)
    .output(z.array(heartbeatView))
    .query(({ ctx, input }) => listHeartbeats(ctx, input)),
  revealActivationCode: can("terminal:read_own")
    .input(terminalIdInput)
    .output(revealedCode)
    .mutation(({ ctx, input }) => revealActivationCode(ctx, input)),
  resetActivationCode: canAny("terminal:read_own", "terminal:write")
    .input(terminalIdInput)
    .output(z.void())
    .mutation(({ ctx, input }) => resetActivationCode(ctx, input)),
  messages: can("terminal:read")
    .input(terminalIdInput)
    .output(z.array(terminalMessageView))
    .query(({ ctx, input }) => listMessages(ctx, input)),
  sendMessage: can("terminal:write")
    .input(sendMessageInput)
    .output(terminalMessageView)
    .mutation(({ ctx, input }) => sendMessage(ctx, input)),
  withdrawMessage: can("terminal:write")
    .input(messageVersionInput)
    .output(terminalMessageView)
    .mutation(({ ctx, input }) => withdrawMessage(ctx, input)),
  logs: can("terminal:pull_log")
    .input(terminalIdInput)
    .output(z.array(terminalLogView))
    .query(({ ctx, input }) => listLogs(ctx, input)),
  requestLog: can("terminal:pull_log")
    .input(requestLogInput)
    .output(terminalLogView)
    .mutation(({ ctx, input }) => requestLog(ctx, input)),
  withdrawLogRequest: can("terminal:pull_log")
    .input(logVersionInput)
    .output(terminalLogView)
    .mutation(({ ctx, input }) => withdrawLogRequest(ctx, input)),
  readLog: can("terminal:pull_log")
    .input(logRef)
    .output(z.strictObject({ log: z.string() }))
    .mutation(({ ctx, input }) => readLog(ctx, input)),
  incidents: can("terminal:read")
    .input(listIncidentsInput)
    .output(incidentPage)
    .query(({ ctx, input }) => listIncidents(ctx, input)),
  resolveIncident: can("terminal:write")
    .input(resolveIncidentInput)
    .output(incidentView)
    .mutation(({ ctx, input }) => resolveIncident(ctx, input)),
  suspend: write.mutation(({ ctx, input }) => suspendTerminal(ctx, input)),
  move: can("terminal:write")
    .input(moveTerminalInput)
    .output(terminalView)
    .mutation(({ ctx, input }) => moveToStore(ctx, input)),
  swap: can("terminal:write")
    .input(swapDeviceInput)
    .output(terminalView)
    .mutation(({ ctx, input }) => swapDevice(ctx, input)),
  orderKeyRotation: write.mutation(({ ctx, input }) => orderKeyRotation(ctx, input)),
  resume: write.mutation(({ ctx, input }) => resumeTerminal(ctx, input)),
  close: can("terminal:write")
    .input(closeTerminalInput)
    .output(terminalView)
    .mutation(({ ctx, input }) => closeTerminal(ctx, input)),
});
