import { Landing } from "#components/landing/landing.tsx";

export default function HomePage() {
  return <Landing />;
}
