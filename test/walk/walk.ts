// A new official and an administrator go through all of the page in a real Chromium, step by step; each step says what must be seen. Pictures of every step and of every page at four sizes lie in .cache/walk: npm run walk
import { openWalk, pictures, type Walk } from './open-walk.ts'
import type { Step } from './step.ts'
import { askSteps } from './steps/ask.ts'
import { draftSteps } from './steps/drafts.ts'
import { figureSteps } from './steps/figures.ts'
import { keepSteps } from './steps/keep.ts'
import { librarySteps } from './steps/library.ts'
import { officeSteps } from './steps/office.ts'
import { signInSteps } from './steps/sign-in.ts'
import { takeGallery } from './take-gallery.ts'
import { site } from './walk-site.ts'

const chapters: Readonly<Record<string, readonly Step[]>> = {
  进来: signInSteps,
  问: askSteps,
  数: figureSteps,
  稿: draftSteps,
  不丢: keepSteps,
  库: librarySteps,
  管: officeSteps,
}

async function takeStep(walk: Walk, step: Step, number: number): Promise<boolean> {
  const startedAt = performance.now()
  const problem = await step.take(walk).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message.split('\n')[0] : String(error)),
  )
  const name = `${pictures}/${String(number).padStart(2, '0')}`
  await walk.official.page.screenshot({ path: `${name}-official.png` }).catch(() => {})
  await walk.admin.page.screenshot({ path: `${name}-admin.png` }).catch(() => {})
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(
    `${problem === null ? '好' : '不好'} ${number} ${step.title}（${seconds}秒）${problem === null ? '' : `\n   ${problem}`}`,
  )
  // What was left open by a step that broke off disturbs no other.
  if (problem !== null) await walk.official.context.setOffline(false)
  return problem === null
}

async function takeAll(walk: Walk): Promise<number> {
  let [number, failed] = [0, 0]
  for (const [chapter, steps] of Object.entries(chapters)) {
    console.log(`\n${chapter}`)
    // Before the last chapter, which signs out.
    if (chapter === '管') failed += await takeGallery(walk)
    for (const step of steps) if (!(await takeStep(walk, step, ++number))) failed++
  }
  console.log(`\n${number} 步，${failed} 处不好；图在 ${pictures}`)
  return failed
}

await site.open()
const walk = await openWalk({ ANTOU_INTRANET_HOSTS: site.origin(), ANTOU_SOURCE_PACE: '1' })
try {
  const failed = await takeAll(walk)
  for (const incident of walk.incidents) console.log(`不该有：${incident}`)
  process.exitCode = failed > 0 || walk.incidents.length > 0 ? 1 : 0
} finally {
  await walk.close()
  await site.close()
}
