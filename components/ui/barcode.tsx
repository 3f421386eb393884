"use client";

import { useEffect, useState } from "react";

interface BarcodeProps {
  text: string;
  kind: "code128" | "qrcode";
  /** What whoever cannot see it is told. */
  label: string;
  className?: string;
}

/** A bar code as a picture, drawn once its writer is loaded; what it says stands beside it in letters. */
export function Barcode({ text, kind, label, className }: BarcodeProps) {
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    let stale = false;
    void draw(kind, text).then((drawn) => !stale && setSource(drawn));
    return () => {
      stale = true;
    };
  }, [kind, text]);
  if (source === null) return <span className={className} />;
  // biome-ignore lint/performance/noImgElement: a data address is nothing that Next could optimise.
  return <img src={source} alt={label} className={className} />;
}

async function draw(kind: BarcodeProps["kind"], text: string): Promise<string> {
  const { code128, qrcode, drawingSVG } = await import("bwip-js/generic");
  const options = { bcid: kind, text, paddingwidth: 0, paddingheight: 0 };
  const svg =
    kind === "qrcode" ? qrcode(options, drawingSVG()) : code128({ ...options, height: 12 }, drawingSVG());
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
