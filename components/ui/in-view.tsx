"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

/** Far enough ahead that it stands before a thumb has scrolled there. */
const AHEAD = "400px";

/** Mounts what is costly to load or draw only once it is about to be seen; it stays from then on. */
export function InView({ waiting, children }: { waiting: ReactNode; children: ReactNode }) {
  const [near, setNear] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: AHEAD },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className="h-full">
      {near ? children : waiting}
    </div>
  );
}
