// Step: access. Ids of a person -> none of his sessions, links and tokens opens anything any longer.
import type { Journal } from '#ports/journal.ts'

export async function closePasses(
  ids: readonly string[],
  { passes, tokens }: Pick<Journal, 'passes' | 'tokens'>,
): Promise<void> {
  for (const { id, person } of await tokens.list())
    if (ids.includes(person)) await tokens.update(id, () => null)
  for (const id of ids) for (const key of await passes.keysOf(id)) await passes.update(key, () => null)
}
