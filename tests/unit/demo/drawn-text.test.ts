import sharp from "sharp";
import { expect, test } from "vitest";
import { demoPhoto } from "#server/demo/demo-photo.ts";
import { drawnText } from "#server/demo/drawn-text.ts";

const at = { x: 320, y: 190, size: 40, fill: "#000" };
const outlineOf = (character: string) => / d="([^"]*)"/.exec(drawnText({ ...at, text: character }))?.[1];
const PRIVATE_USE = "\u{e000}";

test("draws every character as an outline of its own, with no word to the machine's fonts", () => {
  const outlines = [..."卫东五金建材行成功家电 RW-S1_演示"].map(outlineOf);
  expect(new Set(outlines).size).toBe(outlines.length);
  expect(drawnText({ ...at, text: "卫东" })).not.toMatch(/<text|font/);
});

test("refuses a character that its font would draw as a box", () => {
  expect(() => drawnText({ ...at, text: PRIVATE_USE })).toThrow("U+e000");
});

test("two papers whose captions differ by a character are two pictures, inked where the character is", async () => {
  const ink = async (caption: string) => {
    const middle = sharp(await demoPhoto(caption)).extract({ left: 300, top: 150, width: 40, height: 48 });
    return [...(await middle.greyscale().raw().toBuffer())].filter((value) => value < 128).length;
  };
  const [one, many, none] = [await ink("一"), await ink("警"), await ink(" ")];
  expect(none).toBe(0);
  expect(one).toBeGreaterThan(20);
  // A box is the same for both; thirteen strokes more than one horizontal line are not.
  expect(many).toBeGreaterThan(2 * one);
});
