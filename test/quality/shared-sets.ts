// Step of measuring: the sets of ../shared that have a scorer of their own (talks, cases, draft talks) -> their figures, printed.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cache, print, shared } from './ask-gold.ts'

const project = resolve(import.meta.dirname, '../..')

interface SharedSet {
  readonly name: string
  readonly script: string
  readonly set: string
}

const sets: readonly SharedSet[] = [
  { name: 'talks', script: 'score/run-talks.sh', set: 'talks/handed.jsonl' },
  { name: 'cases', script: 'score/cases/run-cases.sh', set: 'cases' },
  { name: 'drafts', script: 'score/drafts/run-drafts.sh', set: 'drafts' },
]

/** Each set by its own script, some minutes each; what is absent is named as skipped. */
export function measureSharedSets(): void {
  for (const { name, script, set } of sets) {
    const path = join(shared, script)
    if (!existsSync(path) || !existsSync(join(shared, set))) {
      console.log(`skipped: ../shared/${set} or its scorer is not there: ${name}`)
      continue
    }
    const args = [path, project, join(shared, set), join(cache, name)]
    const out = execFileSync('bash', args, { cwd: project, encoding: 'utf8', maxBuffer: 1 << 28 })
    print(name, flatten(JSON.parse(out.slice(out.indexOf('{')))))
  }
}

/** `talks.turnsRight`: one line a figure. */
function flatten(value: object, prefix = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]): [string, unknown][] =>
      one !== null && typeof one === 'object' && !Array.isArray(one)
        ? Object.entries(flatten(one, `${prefix}${key}.`))
        : [[`${prefix}${key}`, Array.isArray(one) ? one.length : one]],
    ),
  )
}
