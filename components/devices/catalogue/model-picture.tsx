import type { ModelView } from "#server/domain/devices/views.ts";

/** A model as one sees it: a box on the counter, a handheld, or a keypad with a slot; parts by what it can do. */
export function ModelPicture({ model, className }: { model: ModelView; className?: string }) {
  const { terminalType, features } = model;
  const prints = features.includes("print");
  return (
    <svg
      aria-hidden
      viewBox="0 0 120 140"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      className={className}
    >
      {prints && <path d="M40 22V8h40v14" strokeLinejoin="round" className="text-ink-soft" />}
      {prints && <path d="M48 13h18M48 18h10" className="text-line" />}
      <rect x="28" y="22" width="64" height="110" rx="10" className="fill-surface" />
      {terminalType === "04" ? <Touch /> : terminalType === "10" ? <Box /> : <Keypad />}
      {features.includes("card") && <path d="M44 132v4h32v-4" strokeLinejoin="round" />}
    </svg>
  );
}

function Touch() {
  return (
    <>
      <rect x="36" y="32" width="48" height="76" rx="4" className="fill-sunken" />
      <path d="M46 60h28M46 70h18" className="text-accent" />
      <circle cx="60" cy="120" r="4" />
    </>
  );
}

function Box() {
  return (
    <>
      <rect x="38" y="34" width="44" height="20" rx="3" className="fill-sunken" />
      <path d="M46 70h10v10H46zM64 70h10v10H64zM46 88h10v10H46zM66 90h6v6h-6z" className="text-accent" />
      <path d="M44 116h32" />
    </>
  );
}

function Keypad() {
  const columns = [44, 57, 70];
  return (
    <>
      <rect x="38" y="32" width="44" height="24" rx="3" className="fill-sunken" />
      {[66, 80, 94, 108].flatMap((y) =>
        columns.map((x) => (
          <rect key={`${x} ${y}`} x={x} y={y} width="8" height="8" rx="2" className="text-ink-soft" />
        )),
      )}
    </>
  );
}
