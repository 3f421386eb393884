"use client";

import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * A link whose page is fetched ahead once somebody reaches for it, by pointer, finger or keyboard. Fetching whatever is in
 * sight would be sixty requests for a page of the console.
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, "prefetch">) {
  const [isReached, setReached] = useState(false);
  const { onPointerEnter, onFocus } = props;
  return (
    <NextLink
      {...props}
      // Null is as Next.js does by itself.
      prefetch={isReached ? null : false}
      onPointerEnter={(event) => {
        setReached(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setReached(true);
        onFocus?.(event);
      }}
    />
  );
}
