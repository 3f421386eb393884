import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReviewQueue } from "#components/reviews/queue/review-queue.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console"))("queue.title") };
}

export default function Page() {
  return <ReviewQueue />;
}
