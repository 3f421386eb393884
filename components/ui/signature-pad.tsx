"use client";

import { type PointerEvent, type Ref, useImperativeHandle, useRef } from "react";

export interface SignaturePadHandle {
  toPng: () => Promise<Blob | null>;
  write: (name: string) => void;
  clear: () => void;
}

interface SignaturePadProps {
  ref: Ref<SignaturePadHandle>;
  label: string;
  onMarked: (marked: boolean) => void;
}

const WIDTH = 640;
const HEIGHT = 240;
/** Ink on white in either theme: the picture is printed. */
const INK = "#1c1b19";

export function SignaturePad({ ref, label, onMarked }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);

  const wipe = () => {
    canvas.current?.getContext("2d")?.clearRect(0, 0, WIDTH, HEIGHT);
    onMarked(false);
  };
  useImperativeHandle(ref, () => ({
    clear: wipe,
    toPng: () => new Promise((resolve) => canvas.current?.toBlob(resolve, "image/png")),
    write: (name) => {
      wipe();
      const context = canvas.current?.getContext("2d");
      if (context == null || name.trim() === "") return;
      context.fillStyle = INK;
      context.font = "italic 96px serif";
      context.textBaseline = "middle";
      context.fillText(name, 32, HEIGHT / 2, WIDTH - 64);
      onMarked(true);
    },
  }));

  const draw = (event: PointerEvent<HTMLCanvasElement>, begin: boolean) => {
    const context = event.currentTarget.getContext("2d");
    if (context === null) return;
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * WIDTH;
    const y = ((event.clientY - box.top) / box.height) * HEIGHT;
    if (begin) {
      context.beginPath();
      context.moveTo(x, y);
      return;
    }
    context.strokeStyle = INK;
    context.lineWidth = 5;
    context.lineCap = "round";
    context.lineJoin = "round";
    context.lineTo(x, y);
    context.stroke();
    onMarked(true);
  };

  return (
    <canvas
      ref={canvas}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
      className="aspect-[8/3] w-full touch-none rounded-md border border-edge bg-paper-roll"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drawing.current = true;
        draw(event, true);
      }}
      onPointerMove={(event) => drawing.current && draw(event, false)}
      onPointerUp={() => {
        drawing.current = false;
      }}
      onPointerCancel={() => {
        drawing.current = false;
      }}
    />
  );
}
