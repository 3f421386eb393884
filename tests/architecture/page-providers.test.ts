import { expect, test } from "vitest";
import { missingSurroundingsOf } from "./page-providers.ts";
import { sources } from "./sources.ts";

test("every page gives its components the words and the client that they use in the browser", () => {
  expect(missingSurroundingsOf(sources())).toEqual([]);
});

test("notices words that stay on the server", () => {
  const tree = new Map([
    [
      "app/apply/layout.tsx",
      'import { MessagesProvider } from "../messages-provider.tsx";\n<MessagesProvider areas={["apply"]}>',
    ],
    ["app/apply/page.tsx", 'import { A } from "#components/a.tsx";\nimport { B } from "#components/b.tsx";'],
    ["components/a.tsx", 'useTranslations("landing");'],
    ["components/b.tsx", '"use client";\n\nimport { C } from "./c.tsx";\nuseTranslations("apply.x");'],
    ["components/c.tsx", 'useTranslations("words");'],
  ]);
  expect(missingSurroundingsOf(tree)).toEqual([
    "app/apply/page.tsx: the words of words do not reach the browser",
  ]);
});

test("notices a question to the portal where no client is", () => {
  const tree = new Map([
    ["app/page.tsx", 'import { A } from "#components/a.tsx";\nimport { B } from "#components/b.tsx";'],
    ["components/a.tsx", '"use client";\n\nconst { data } = useQuery({});'],
    ["components/b.tsx", '"use client";\n\nimport { C } from "./c.tsx";\n<ApiProvider><C /></ApiProvider>'],
    ["components/c.tsx", "const trpc = useTRPC();"],
  ]);
  expect(missingSurroundingsOf(tree)).toEqual([
    "app/page.tsx: components/a.tsx asks the portal without an ApiProvider around it",
  ]);
});
