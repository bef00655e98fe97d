// Step: access. Ids of a person -> none of his sessions and links opens anything any longer.
import type { Journal } from '#ports/journal.ts'

export async function closePasses(
  ids: readonly string[],
  { passes }: Pick<Journal, 'passes'>,
): Promise<void> {
  for (const id of ids) for (const key of await passes.keysOf(id)) await passes.update(key, () => null)
}
