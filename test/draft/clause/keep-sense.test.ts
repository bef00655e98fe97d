import { expect, test } from 'vitest'
import { keepsSense } from '#draft/clause/keep-sense.ts'
import { writeSpoken } from '#draft/clause/write-spoken.ts'
import { openDraftDeps } from '../../fakes/draft-deps.ts'

const { deps } = await openDraftDeps()
const { verbs } = deps.drafting.wording

test.each([
  ['a word that was said is parted', '审核材料18份', '审查核材料18份'],
  ['a verb stands before whom it is done for', '帮工人追回3.2万元', '追回帮工人3.2万元'],
  ['a verb stands before how often', '每周开调度会1次', '召开每周开调度会1次'],
  ['half of a word is left', '检修泵站2座', '检查修泵站2座'],
  ['how it came is told twice', '补贴都发到手', '发放补贴都到手'],
  ['a verb stands before what leads its thing', '把塘清了3口', '清理把塘3口'],
  ['two verbs stand in a row', '调成37起', '化解调解37起'],
  ['a denial is lost', '没有发生溺水事故', '发生溺水事故'],
  ['a number is another', '走访41户', '走访14户'],
  ['a quotation is lost', '“板凳会”开了6场', '召开板凳会6场'],
])('what breaks is not taken: %s', (_, said, written) => {
  expect(keepsSense(said, written, verbs)).toBe(false)
})

test.each([
  ['调成37起', '调解成功37起'],
  ['办培训班2期', '举办培训班2期'],
  ['没有发生火灾', '未发生火灾'],
  ['拆了9块', '拆除9块'],
  ['给每个组配水泵2台', '为每个组配备水泵2台'],
  ['护林员现在21名', '现有护林员21名'],
])('%s may become %s', (said, written) => {
  expect(keepsSense(said, written, verbs)).toBe(true)
})

test.each(['审核材料18份', '核查线索7条', '排查隐患30处'])('%s stays as it was said', (said) => {
  expect(writeSpoken(said, verbs)).toBe(said)
})
