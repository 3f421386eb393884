import { Socket } from "node:net";
import { expect, test } from "vitest";
import "#server/gateway/alipay/alipay-gateway.ts";

test("one error may end two sockets of a process that can speak to Alipay", () => {
  const error = new Error("connection reset");
  for (const socket of [new Socket(), new Socket()]) {
    socket.on("error", () => {});
    expect(() => socket.destroy(error)).not.toThrow();
  }
});
