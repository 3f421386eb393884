import { type RefObject, useEffect, useState } from "react";
import { type CameraFault, cameraFaultOf } from "./camera-fault.ts";
import { decodeBarcode } from "./decode-barcode.ts";

/** Several pictures a second: quicker than a hand moves the next box before the camera, and kind to a phone. */
const PAUSE_MS = 150;
/** A picture is looked at no wider than this; bars of a label are readable far below. */
const WIDEST = 960;

type CameraState = { phase: "asking" } | { phase: "running" } | { phase: "failed"; fault: CameraFault };

/** Shows the camera's picture in a video and tells every code in it, again and again, until the component goes. */
export function useCamera(video: RefObject<HTMLVideoElement | null>, onRead: (text: string) => void) {
  const [state, setState] = useState<CameraState>({ phase: "asking" });
  useEffect(() => {
    let stopped = false;
    let timer: number | undefined;
    let stream: MediaStream | undefined;
    const canvas = document.createElement("canvas");
    const look = () => {
      const picture = video.current === null ? null : pictureOf(video.current, canvas);
      const text = picture === null ? null : decodeBarcode(picture);
      if (text !== null) onRead(text);
      timer = window.setTimeout(look, PAUSE_MS);
    };
    const start = async () => {
      // Browsers have no camera for a page that anybody on the way could have changed.
      if (navigator.mediaDevices === undefined) return setState({ phase: "failed", fault: "insecure" });
      try {
        const opened = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
        stream = opened;
        if (stopped || video.current === null) return stop(opened);
        video.current.srcObject = opened;
        await video.current.play();
        setState({ phase: "running" });
        look();
      } catch (error) {
        if (!stopped) setState({ phase: "failed", fault: cameraFaultOf(error) });
      }
    };
    void start();
    return () => {
      stopped = true;
      window.clearTimeout(timer);
      stop(stream);
    };
  }, [video, onRead]);
  return state;
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** What the video shows at this moment; null before its first picture. */
function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return null;
  const scale = Math.min(1, WIDEST / videoWidth);
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return pen?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
}
