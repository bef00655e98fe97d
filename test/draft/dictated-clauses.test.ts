// What was dictated without a stop is cut where its clauses end, and nowhere inside a word; what was taken back does not stand.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { cutSpeech } from '#draft/dictation/cut-speech.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const write = async (text: string) =>
  renderText(await draft({ brief: readBrief({ text, place: ownPlace, year: 2025 }, briefBook) }, deps))
/** Other lines that the phone wrote down. */
const others =
  '今年渡口一共巡查了36趟渡工都签了责任书一共签了41份\n汛期值班前前后后一共排了62天来了8个人轮着值\n船检前后一共搞了3轮修了12条船都能下水了\n安全课在码头上一共上了5节来了120个人都签了到'
const cut = (said: string) => cutSpeech(`${said}\n${others}`).split('\n')[0]!

test.each([
  [
    'times count no thing: a word is not cut',
    '船只一共查了27次农民工安全帽发了90顶',
    /查了27次[，。]农民工安全帽发了90顶/,
  ],
  [
    'what is done is counted by its times',
    '打算从十月底到年底搞一次大排查剩的5处年底前全清了再给船主培训2场',
    /1次大排查，剩的5处年底前全清了，再给船主培训2场/,
  ],
  ['money ends its clause', '罚了两家一共罚了3万移送公安1件', /罚了3万[，。]移送公安1件/],
  [
    'what was named before its verb does not follow',
    '渡口茶棚开了6个每天歇脚的船工大概有430人',
    /开了6个。每天歇脚/,
  ],
  [
    'a list that was named stays',
    '今年把旧码头再修4个渡工补贴往上提一提每月加100块',
    /再修4个，渡工补贴往上提一提，每月加100块/,
  ],
  [
    'numbers side by side are counted together',
    '去年同期是61件623个人960万今年比去年少多了',
    /61件、623个人、960万，今年/,
  ],
  [
    'a predicate ends before the next thing',
    '险情发现3起都当天排掉了淹水面积一共4亩',
    /3起，都当天排掉了，淹水面积一共4亩/,
  ],
  [
    'a phase is part of a name',
    '还有3件没办完都是临江小区2期闹出来的还差31万',
    /临江小区2期闹出来的，还差31万/,
  ],
  [
    'months are counted in figures',
    '咱们镇今年一到十月份一共接了渡口投诉43件',
    /1至10月，一共接了渡口投诉43件/,
  ],
  [
    'parts go on behind 其中',
    '登记的船工一共是136个其中本地的有11个外乡的有23个年满六十的有91个',
    /其中本地的有11个、外乡的有23个、年满60的有91个|其中本地的有11个、外乡的有23个、年满六十的有91个/,
  ],
])('%s', (_, said, expected) => {
  expect(cut(said)).toMatch(expected)
})

test.each([
  [
    'before the right one',
    '渡口整修一共花了512万不对不对512万是上回报的现在是528万修好了40处',
    /528万/,
    /512/,
  ],
  [
    'behind the right one',
    '今年巡航八千三百人次不对是八千六百人次八千三那是十月底的渡口设了7个卡点',
    /8600人次/,
    /8300|八千三/,
  ],
])('why a number was taken back is left out with it: %s', async (_, said, right, wrong) => {
  const text = await write(`渡口安全工作总结\n${said}\n${others}`)
  expect(text).toMatch(right)
  expect(text).not.toMatch(wrong)
})

test('last year’s numbers said in one breath stand each beside this year’s', async () => {
  const text = await write(
    `根治欠薪工作汇报\n今年一共接了讨薪的43件涉及工人386个金额是528万解决了40件\n去年同期是61件623个人960万今年比去年少多了\n${others}`,
  )
  expect(text).toMatch(/43件（上年同期61件，下降29\.5%）/)
  expect(text).toMatch(/528万元（上年同期960万元，下降45%）/)
  expect(text).not.toMatch(/少多了/)
})

test('what lacks and what is to come is told so to the end of its line', async () => {
  const text = await write(
    `渡口安全工作总结\n${others}\n不足的地方就是救生衣太旧了整个渡口能用的就12件再就是渡工岁数大\n下来打算把旧码头再修4个汛期前搞2场演练`,
  )
  expect(text).toMatch(/存在的问题\n.*救生衣.*能用的仅12件/)
  expect(text).toMatch(/打算\n.*旧码头.*2场/s)
})

test('what closes the talk is no text, and whom it is for no title', async () => {
  const text = await write(`你记一下给县里交的渡口安全工作总结\n${others}\n好了就这么多啊`)
  expect(text).toMatch(/渡口安全工作总结/)
  expect(text).not.toMatch(/给县里交|就这么多|有限/)
})

test('what lacks is not what is there', async () => {
  expect(await write('渡口安全工作总结\n旧船67条，换了64条，还差3条')).toMatch(/尚差3条/)
})

test('how far a number went is no number of this year: nothing is reckoned from it', async () => {
  const text = await write(
    '写今年渔船安全情况 口述\n今年受理渔事纠纷44件 化解42件\n和去年比 去年是57件 今年少了13件\n安全课上了5节',
  )
  expect(text).toMatch(/44件，比上年的57件减少13件、下降22\.8%/)
  // 13 of 57 is no change from 57 to 13.
  expect(text).not.toContain('77.')
})
