import { z } from "zod";

/** A position in degrees (WGS 84), as a terminal or a browser reports it. */
export const location = z.strictObject({
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
});
