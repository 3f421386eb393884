import { describe, expect, test } from "vitest";
import {
  type Part,
  sendResumably,
  UploadError,
  type UploadPort,
} from "#components/apply/documents/send-resumably.ts";
import { PART_BYTES } from "#server/domain/documents/limits.ts";

const lost = () => new UploadError({ reason: "network", code: "unavailable", final: false });
const FILE = new Blob([new Uint8Array(3 * PART_BYTES + 7).map((_, index) => index % 251)]);

/** A portal that keeps bytes, and a network that fails as it is told. */
class FakePortal implements UploadPort {
  got = Buffer.alloc(0);
  readonly rests: number[] = [];
  opened = 0;
  known = true;
  /** Of each call, in order: whether it fails, and how many bytes of it arrive all the same. */
  faults: { arriving: number }[] = [];
  onRest: () => void = () => {};

  open = async () => {
    this.opened += 1;
    this.known = true;
    this.got = Buffer.alloc(0);
    return `/upload/${this.opened}`;
  };

  received = async () => (this.known ? this.got.length : null);

  append = async (_address: string, { offset, bytes, onSent }: Part) => {
    expect(offset).toBe(this.got.length);
    const all = await bytesOf(bytes);
    const fault = this.faults.shift();
    this.got = Buffer.concat([this.got, all.subarray(0, fault?.arriving)]);
    if (fault !== undefined) throw lost();
    onSent(all.length);
    return this.got.length;
  };

  rest = async (ms: number) => {
    this.rests.push(ms);
    this.onRest();
  };
}

const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer());

describe("a file sent in parts", () => {
  test("arrives whole, in order, with progress that only rises", async () => {
    const portal = new FakePortal();
    const progress: number[] = [];
    await sendResumably({ file: FILE, port: portal, onProgress: (bytes) => progress.push(bytes) });
    expect(portal.got.equals(await bytesOf(FILE))).toBe(true);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(FILE.size);
  });

  test("goes on after a cut from the last byte that arrived, having said that it waits", async () => {
    const portal = new FakePortal();
    portal.faults = [{ arriving: 1_000 }, { arriving: 0 }];
    let waits = 0;
    await sendResumably({ file: FILE, port: portal, onWaiting: () => (waits += 1) });
    expect(portal.got.equals(await bytesOf(FILE))).toBe(true);
    expect(portal.opened).toBe(1);
    expect(waits).toBe(2);
  });

  test("rests longer the longer nothing comes through, and short again after something did", async () => {
    const portal = new FakePortal();
    const nothing = { arriving: 0 };
    portal.faults = [nothing, nothing, nothing, nothing, nothing, nothing];
    await sendResumably({ file: FILE, port: portal });
    expect(portal.rests).toEqual([250, 1_000, 2_000, 4_000, 8_000, 8_000]);
    const patchy = new FakePortal();
    const { append } = patchy;
    patchy.append = async (address, part) => {
      if (part.offset === (patchy.rests.length + 1) * PART_BYTES && patchy.rests.length < 2) throw lost();
      return append(address, part);
    };
    await sendResumably({ file: FILE, port: patchy });
    expect(patchy.rests).toEqual([250, 250]);
  });

  test("of an earlier visit is not begun anew", async () => {
    const portal = new FakePortal();
    portal.got = await bytesOf(FILE.slice(0, PART_BYTES));
    const sent: number[] = [];
    const { append } = portal;
    portal.append = (address, part) => {
      sent.push(part.offset);
      return append(address, part);
    };
    await sendResumably({ file: FILE, port: portal, address: "/upload/earlier" });
    expect(portal.opened).toBe(0);
    expect(sent[0]).toBe(PART_BYTES);
  });

  test("is begun anew when the portal has forgotten it", async () => {
    const portal = new FakePortal();
    portal.known = false;
    await sendResumably({ file: FILE, port: portal, address: "/upload/earlier" });
    expect(portal.opened).toBe(1);
    expect(portal.got.equals(await bytesOf(FILE))).toBe(true);
  });

  test("whose last answer was lost is known to have arrived", async () => {
    const portal = new FakePortal();
    portal.faults = [{ arriving: FILE.size }];
    const small = FILE.slice(0, 100);
    await sendResumably({ file: small, port: portal });
    expect(portal.got.equals(await bytesOf(small))).toBe(true);
  });
});

describe("an upload ends", () => {
  test("with the reason when it is refused", async () => {
    const portal = new FakePortal();
    const refused = new UploadError({ reason: "document_unreadable", code: "invalid_input", final: true });
    portal.append = () => Promise.reject(refused);
    await expect(sendResumably({ file: FILE, port: portal })).rejects.toBe(refused);
    expect(portal.rests).toEqual([]);
  });

  test("when it is canceled, also while it waits", async () => {
    const portal = new FakePortal();
    const cancel = new AbortController();
    portal.faults = [{ arriving: 0 }, { arriving: 0 }];
    portal.onRest = () => cancel.abort();
    const sending = sendResumably({ file: FILE, port: portal, signal: cancel.signal });
    await expect(sending).rejects.toThrow();
    expect(portal.rests).toHaveLength(1);
  });

  test("when patience does", async () => {
    const portal = new FakePortal();
    portal.open = () => Promise.reject(lost());
    await expect(sendResumably({ file: FILE, port: portal, patience: 2 })).rejects.toThrow("network");
    expect(portal.rests).toHaveLength(2);
  });
});
