import fc from "fast-check";
import { expect, test } from "vitest";
import {
  LIMIT_OF_ASIDES,
  LIMIT_OF_STRANGERS,
  LIMIT_OF_TERMINALS,
  PacketDoor,
} from "#server/broker/packet-door.ts";

/** A fixed header (MQTT 3.1.1, 2.2) and so many bytes behind it. */
function packet(type: number, length: number): Buffer {
  const header = [type];
  for (let left = length; ; left = Math.floor(left / 128)) {
    header.push(left < 128 ? left : (left % 128) | 0x80);
    if (left < 128) return Buffer.concat([Buffer.from(header), Buffer.alloc(length)]);
  }
}
const connect = () => packet(0x10, 30);
const publish = (bytes: number) => packet(0x30, bytes);

test("lets a stream of packets through, however it is cut into pieces, and counts them", () => {
  const sizes = fc.array(fc.nat(3_000), { maxLength: 8 });
  fc.assert(
    fc.property(sizes, fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1 }), (payloads, cuts) => {
      const bytes = Buffer.concat([connect(), ...payloads.map(publish)]);
      const door = new PacketDoor();
      door.limit = LIMIT_OF_TERMINALS;
      for (let at = 0, piece = 0; at < bytes.length; piece++) {
        const size = cuts[piece % cuts.length] ?? 1;
        expect(door.admits(bytes.subarray(at, at + size))).toBe(true);
        at += size;
      }
      expect(door.packets).toBe(1 + payloads.length);
    }),
  );
});

test("says no at the header of a packet that is too large, before any of its body", () => {
  const door = new PacketDoor();
  expect(door.admits(connect())).toBe(true);
  const head = publish(LIMIT_OF_STRANGERS + 1).subarray(0, 3);
  expect(door.admits(head)).toBe(false);
});

test.each([
  ["a length of 256 MB", [0x10, 0xff, 0xff, 0xff, 0x7f]],
  ["a length of five bytes", [0x10, 0x80, 0x80, 0x80, 0x80]],
  ["no CONNECT", [0x30]],
  ["text", [...Buffer.from("GET / HTTP/1.1")]],
])("refuses a stranger who begins with %s", (_title, bytes) => {
  expect(new PacketDoor().admits(Buffer.from(bytes))).toBe(false);
});

test("lets so many packets a window through that are no messages, and any number of messages", () => {
  let now = 0;
  const door = new PacketDoor(() => now);
  const ping = Buffer.from([0xc0, 0]);
  const messages = Buffer.concat(Array.from({ length: LIMIT_OF_ASIDES * 2 }, () => publish(60)));
  expect(door.admits(connect())).toBe(true);
  for (let n = 1; n < LIMIT_OF_ASIDES; n++) expect(door.admits(ping)).toBe(true);
  expect(door.admits(messages)).toBe(true);
  expect(door.admits(ping)).toBe(false);
  now = 10_000;
  expect(door.admits(ping)).toBe(true);
});
