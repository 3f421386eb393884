import { Link } from "#components/ui/link.tsx";

/** The product's name is its logo. */
export function Wordmark() {
  return (
    <Link
      href="/"
      className="flex min-h-11 shrink-0 items-center gap-2 rounded-sm font-semibold whitespace-nowrap"
    >
      <span
        aria-hidden
        className="grid size-7 place-items-center rounded-md bg-accent text-sm text-on-accent"
      >
        入
      </span>
      <span>
        <span lang="zh-CN">入网</span> Ruwang
      </span>
    </Link>
  );
}
