import { expect, test } from "vitest";
import { portalOrigins } from "#server/portal-origins.ts";

test("a portal on this machine answers to both loopback names, with its port", () => {
  expect(portalOrigins("http://127.0.0.1:3000")).toEqual(["http://127.0.0.1:3000", "http://localhost:3000"]);
  expect(portalOrigins("http://localhost:23000")).toContain("http://127.0.0.1:23000");
});

test("any other portal has one origin", () => {
  expect(portalOrigins("https://portal.example.com/x")).toEqual(["https://portal.example.com"]);
});
