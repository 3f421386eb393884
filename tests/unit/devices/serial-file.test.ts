import { describe, expect, test } from "vitest";
import { linesOf, readSerialFile } from "#components/devices/intakes/read-serial-file.ts";
import { readSerialLine, sortLines } from "#server/domain/devices/intakes/serial-line.ts";

const fileOf = (bytes: BlobPart) => new File([bytes], "list.csv");
/** 序列号,型号 and a row, as Chinese Excel saves them. */
const GB18030 = Buffer.from("d0f2c1d0bac52cd0cdbac50d0a4e3931302d312c4e3931300d0a", "hex");

async function serialsIn(bytes: BlobPart): Promise<string[]> {
  const file = await readSerialFile(fileOf(bytes));
  if (typeof file === "string") throw new Error(file);
  return [...sortLines(linesOf(file, file.serialColumn ?? 0), 1).serials.keys()];
}

describe("a maker's list", () => {
  test.each([
    ["one a line", "N910-1\nN910-2\n"],
    [
      "with a byte order mark, heads and returns",
      "\uFEFFSerial Number,Model\r\nN910-1,N910\r\nN910-2,N910\r\n",
    ],
    ["with semicolons and quotes", '"型号";"序列号"\n"N910";"N910-1"\n"N910";"N910-2"\n'],
    ["with tabs", "机身号\t备注\nN910-1\t好\nN910-2\t\n"],
    ["with a head of another spelling", "S/N\nN910-1\nN910-2"],
    ["with empty lines", "\n\nN910-1\n,,\n\nN910-2\n"],
    ["as text of a spreadsheet", 'SN\n\'N910-1\n"=""N910-2"""\n'],
    ["in full width and small letters", "序列号\nｎ９１０－１\n n910-2 \n"],
  ])("is read %s", async (_how, text) => {
    expect(await serialsIn(text)).toEqual(["N910-1", "N910-2"]);
  });

  test("is read in GB18030", async () => {
    const file = await readSerialFile(fileOf(GB18030));
    expect(file).toMatchObject({ encoding: "gb18030", columns: ["序列号", "型号"], serialColumn: 0 });
    expect(await serialsIn(GB18030)).toEqual(["N910-1"]);
  });

  test("of several columns without heads asks which of them it is", async () => {
    expect(await readSerialFile(fileOf("1,N910-1\n2,N910-2\n"))).toMatchObject({
      serialColumn: null,
      columns: ["1", "N910-1"],
    });
  });

  test.each([
    ["file_spreadsheet", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0])],
    ["file_spreadsheet", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])],
    ["file_empty", ""],
    ["file_empty", "序列号\r\n"],
    ["file_unreadable", "N910-1\n\u0000\n"],
  ])("is refused as %s", async (fault, bytes) => {
    expect(await readSerialFile(fileOf(bytes))).toBe(fault);
  });
});

describe("a line", () => {
  test.each(["8.90123E+15", "8E+15", "1.2e+3", "-8.9E+12"])(
    "that Excel rounded, %s, is never guessed",
    (text) => {
      expect(readSerialLine(text)).toEqual({ fault: "serial_scientific" });
    },
  );
  test.each(["序列号!", "N910_1", "\u0000N1", "A".repeat(51), "\uD800"])(
    "of no serial, %j, says so",
    (text) => {
      expect(readSerialLine(text)).toEqual({ fault: "serial_shape" });
    },
  );
  test.each(["", "   ", "\u200B", "'", '=""'])("with nothing in it, %j, is nothing", (text) => {
    expect(readSerialLine(text)).toBeNull();
  });
  test.each(["8E15", "00123", "1E5"])("of a serial that looks like a number, %s, is a serial", (text) => {
    expect(readSerialLine(text)).toBe(text);
  });
  test("that names a serial again is named, with where it stands", () => {
    expect(sortLines(["A-1", "", "a-1", "B-1"], 11)).toEqual({
      serials: new Map([
        ["A-1", 11],
        ["B-1", 14],
      ]),
      faulty: [{ line: 13, text: "A-1", reason: "serial_repeated" }],
    });
  });
});
