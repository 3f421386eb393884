/** Why there is no picture, in words that the message files have. */
export type CameraFault = "insecure" | "refused" | "none" | "busy";

/** The fault behind what a browser throws when it is asked for its camera. */
export function cameraFaultOf(error: unknown): CameraFault {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  return name === "NotFoundError" || name === "OverconstrainedError" ? "none" : "busy";
}
