// Kit: what axe-core finds serious or critical on a page, each with its element.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const findFaults = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
  .flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target.join(' '))))`

export async function findSerious(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  return (await page.evaluate(findFaults)) as string[]
}
