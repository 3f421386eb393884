import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Page } from "./page.tsx";

interface MerchantSubpageProps {
  title: string;
  /** The list that the reader came from. */
  back: string;
  backLabel: string;
  children: ReactNode;
}

/** One thing of a merchant on a page of its own, with the way back to its list. */
export function MerchantSubpage({ title, back, backLabel, children }: MerchantSubpageProps) {
  return (
    <Page
      title={title}
      actions={
        <Button asChild variant="secondary">
          <Link href={back}>
            <ArrowLeft aria-hidden className="size-4" />
            {backLabel}
          </Link>
        </Button>
      }
    >
      {children}
    </Page>
  );
}
