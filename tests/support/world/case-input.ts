interface Viewed {
  id: string;
  version: number;
}

/** What a step on an application asks for: which, and in which version it was seen. */
export const caseInput = ({ id, version }: Viewed) => ({ applicationId: id, version });
