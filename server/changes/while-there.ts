import { isDatabaseGone } from "#db/gone.ts";
import { DomainError } from "#server/domain/errors.ts";

/** What every door does while the database is gone: it says so, as something that passes. */
export async function whileThere<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDatabaseGone(error)) throw error;
    const text = "The database does not answer just now. Try again in a moment.";
    throw Object.assign(new DomainError("unavailable", "database_unavailable", text), { cause: error });
  }
}
