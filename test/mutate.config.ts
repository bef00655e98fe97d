// Config of test/mutate.ts: of the related tests, those of the mutated file's own room first, for the first red one ends the run.
import { statSync } from 'node:fs'
import { basename, dirname, relative } from 'node:path'
import { mergeConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import config from './vitest.config.ts'

class NearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const mutated = this.ctx.config.related?.[0] ?? ''
    const near = (file: string) => measureNearness(mutated, file)
    return [...files].sort(
      ({ moduleId: one }, { moduleId: other }) =>
        near(other) - near(one) || statSync(one).size - statSync(other).size,
    )
  }
}

/** Folders in common, src/ and test/ left out; the test of the same name is nearest. */
function measureNearness(source: string, test: string): number {
  const folders = (file: string) => relative(process.cwd(), dirname(file)).split('/').slice(1)
  const [own, other] = [folders(source), folders(test)]
  const isNamed = basename(test).startsWith(basename(source, '.ts'))
  return own.filter((folder, at) => other[at] === folder).length + (isNamed ? 10 : 0)
}

export default mergeConfig(config, { test: { bail: 1, sequence: { sequencer: NearestFirst } } })
