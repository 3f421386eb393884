import { errorBody } from "#server/domain/device-protocol/errors.ts";
import { messageReceipt, messageRef, messagesQuery } from "#server/domain/terminals/messages/inputs.ts";
import { deliveredMessages } from "#server/domain/terminals/messages/views.ts";
import { fetchMessages } from "#server/terminals/messages/fetch-messages.ts";
import { readMessage } from "#server/terminals/messages/read-message.ts";
import { operation } from "../operation.ts";

export const messages = [
  operation({
    method: "GET",
    path: "/device/v1/messages",
    summary: "What whoever stands at the terminal is still to read",
    tag: "Messages",
    auth: true,
    query: messagesQuery,
    answers: { 200: { description: "The oldest first; newer than `after`", schema: deliveredMessages } },
    handle: async ({ ctx, query }) => ({
      status: 200,
      body: { messages: await fetchMessages(ctx, query) },
    }),
  }),
  operation({
    method: "POST",
    path: "/device/v1/messages/{messageId}/receipts",
    summary: "Say that a message was read",
    tag: "Messages",
    auth: true,
    bodyType: "application/json",
    params: messageRef,
    body: messageReceipt,
    answers: {
      204: { description: "Noted; repeating is harmless" },
      404: { description: "`message_not_found`", schema: errorBody },
    },
    handle: async ({ ctx, params }) => {
      await readMessage(ctx, params);
      return { status: 204 };
    },
  }),
];
