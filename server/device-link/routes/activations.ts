import { activationAnswer, activationInput } from "#server/domain/device-protocol/activation.ts";
import { errorBody } from "#server/domain/device-protocol/errors.ts";
import { activateTerminal } from "#server/terminals/activation/activate-terminal.ts";
import { operation } from "../operation.ts";

export const activations = [
  operation({
    method: "POST",
    path: "/device/v1/activations",
    summary: "Prove the activation code and bind the device's key",
    tag: "Activation",
    auth: false,
    bodyType: "application/json",
    body: activationInput,
    answers: {
      201: { description: "Activated", schema: activationAnswer },
      200: { description: "Activated before with the same serial, code and key", schema: activationAnswer },
      403: { description: "`code_wrong`: wrong code or unknown serial", schema: errorBody },
      409: { description: "`code_used` or `device_not_ready`", schema: errorBody },
      410: { description: "`code_expired`", schema: errorBody },
      422: { description: "`firmware_too_old`, with `minimum`", schema: errorBody },
      423: { description: "`code_locked`: five wrong tries, for a quarter of an hour", schema: errorBody },
    },
    handle: async ({ ctx, body }) => {
      const activation = await activateTerminal(ctx, body);
      return { status: activation.created ? 201 : 200, body: activation.answer };
    },
  }),
];
