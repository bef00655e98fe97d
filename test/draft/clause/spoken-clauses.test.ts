// Clauses as people say them (dictated, in groups, in memos) and as a document writes them: the verb first, denials and kinds in their form, doubts told and not written.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { writeSpoken } from '#draft/clause/write-spoken.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { leaveDoubts } from '#draft/speech/leave-doubts.ts'
import { leaveSpeakers } from '#draft/speech/leave-speakers.ts'
import { takeCorrections } from '#draft/speech/take-corrections.ts'
import { parseVerbs } from '../../../src/adapters/prompts/parse-verbs.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const { verbs } = deps.drafting.wording
const read = (text: string) => readBrief({ text, place: ownPlace, year: 2025 }, briefBook)
const write = async (text: string) => renderText(await draft({ brief: read(text) }, deps))

test.each([
  ['路边摊占道的清掉了83起', '清理路边摊占道83起'],
  ['液化气瓶子换掉了430个', '更换液化气瓶子430个'],
  ['垃圾拉走了260吨', '清运垃圾260吨'],
  ['审核合同37份', '审核合同37份'],
  ['全部回来了', '全部回来了'],
  ['帮群众追回8.4万元', '帮群众追回8.4万元'],
  ['臭水沟填掉3条', '填平污水沟3条'],
  ['烟花爆竹店查了14家', '检查烟花爆竹店14家'],
  ['关掉2家', '关停2家'],
  ['水渠修通了3.4公里', '修建水渠3.4公里'],
  ['厂房盖起来8000平方米', '建成厂房8000平方米'],
  ['补偿款打过去了520万元', '拨付补偿款520万元'],
  ['早稻栽下去6800亩', '种植早稻6800亩'],
  ['残疾证新办了31本', '新办理残疾证31本'],
  ['三轮车载人的拦下来77台', '拦停三轮车载人77台'],
  ['党员大会开了4次', '召开党员大会4次'],
  ['法律援助接了23件', '受理法律援助23件'],
  ['领导接了63批109人', '领导接待63批109人'],
  ['开展2期执法人员培训', '开展执法人员培训2期'],
  ['买执法记录仪8台', '购置执法记录仪8台'],
  ['给3个重点村装智能烟感200个', '为3个重点村安装智能烟感200个'],
  ['每月开平安联席例会2次', '每月召开平安联席例会2次'],
  ['没开工的2个项目盯紧', '紧盯未开工的2个项目'],
  ['当场改掉', '当场整改'],
  ['全部换掉', '全部更换'],
  ['全回了', '均已回复'],
  ['D级1栋5月20日已经拆', 'D级1栋已于5月20日拆除'],
  ['法律明白人现在73名', '现有法律明白人73名'],
  ['镇长出庭应诉的', '镇长出庭应诉'],
  ['法律顾问参与了合同审查31份', '法律顾问参与合同审查31份'],
  ['3个化解了', '化解3个'],
])('a deed is written verb first: %s', (said, written) => {
  expect(writeSpoken(said, verbs)).toBe(written)
})

test.each([
  ['没扣分', '未扣分'],
  ['没有发生森林火灾', '未发生森林火灾'],
  ['没有亡人事故', '未发生亡人事故'],
  ['没出安全事故', '未发生安全事故'],
  ['规范性文件今年没有制定', '今年未制定规范性文件'],
  ['上半年没有被纠错的行政复议案件', '上半年无被纠错的行政复议案件'],
  ['合法性审核没专人', '合法性审核无专人'],
  ['4户没谈好', '4户未谈妥'],
  ['没改的还有9户', '尚有9户未改造'],
  ['罚没款4.2万元', '罚没款4.2万元'],
  ['没收赌资8600元', '没收赌资8600元'],
])('a denial stays one, as documents deny: %s', (said, written) => {
  expect(writeSpoken(said, verbs)).toBe(written)
})

test.each([
  ['满意的331件', '满意331件'],
  ['医保交了的有23400人', '缴纳医保23400人'],
  ['保证金交上来的有6个项目', '缴纳保证金的项目6个'],
  ['专职的只有3人', '专职的仅3人'],
  ['来听的有1900余人', '1900余人参加'],
  ['考试通过的43人', '考试通过43人'],
  ['超过1年以上的3件', '超过1年以上的3件'],
  ['超期没检的1部已停', '超期未检的1部已停'],
])('a kind is counted without its 的 where nothing is lost by it: %s', (said, written) => {
  expect(writeSpoken(said, verbs)).toBe(written)
})

test.each([
  '发现隐患54处',
  '办结信访件12件',
  '种植早稻6800亩',
  '补偿款27.6万元9月30日前全部付清',
  '到课率92%',
  '批示5次',
  '无人机发现3条',
  '建设局检查12次',
  '淹没农田40亩',
  '村里的账公开了4次',
  '为38人追回工资57.4万元',
])('what is a document’s wording already, or another word, stays: %s', (said) => {
  expect(writeSpoken(said, verbs)).toBe(said)
})

test('a table of verbs that is cut short is refused at start', () => {
  expect(() => parseVerbs('\t*\t\t\t清理')).toThrow('verbs.tsv 第 1 行')
})

test('what is said of numbers is told as a doubt and not written', async () => {
  const text =
    '写欠薪工作\n全镇受理欠薪线索46件，办结44件。\n备注：综治中心台账上写的是受理欠薪线索43件，跟上面的对不上，我没来得及核。'
  const brief = read(text)
  const result = await draft({ brief }, deps)
  expect(renderText(result)).toMatch(/46件/)
  expect(renderText(result)).not.toMatch(/43件|对不上|来得及/)
  expect(result.findings.map(({ text: told }) => told).join()).toMatch(/43件/)
  expect(result.unused.map(({ text: told }) => told).join()).toMatch(/43件/)
})

test.each([
  ['培训6期（这个跟人社口径不一样，先用这个）', '培训6期', '这个跟人社口径不一样，先用这个'],
  ['受理78件 这数跟系统差2件，回头我再对', '受理78件', '这数跟系统差2件，回头我再对'],
  ['罚没款3.1万元【老张说是2.9，待定】', '罚没款3.1万元', '老张说是2.9，待定'],
])('a doubt leaves the fact that it is of: %s', (said, kept, left) => {
  const read = leaveDoubts(said, '第1行')
  expect(read.text).toBe(kept)
  expect(read.unused.map(({ text }) => text)).toEqual([left])
})

test('a line without a doubt comes back as it is', () => {
  const line = '相差悬殊的2户已核减，检查40次'
  expect(leaveDoubts(line, '第1行')).toEqual({ text: line, unused: [] })
})

test('facts of a group are of the village that tells them, and what puts one right takes its place', () => {
  const talk = [
    '桥东社区 小于：我们社区搞了14场，1130人次',
    '河湾村 玉梅：9场，620人次',
    '司法所 老汪：反诈宣讲18场',
    '桥东社区 小于：更正一下，我们社区是15场，人次不变',
  ].join('\n')
  const told = takeCorrections(leaveSpeakers(talk))
  expect(told.split('\n').slice(0, 3)).toEqual([
    '桥东社区搞了15场，1130人次',
    '河湾村9场，620人次',
    '反诈宣讲18场',
  ])
  expect(told).not.toMatch(/更正/)
})

test('last year’s number joins this year’s with its arithmetic, and is not held against a target', async () => {
  const text = await write(
    '写财政工作\n财政收入1260万元，年任务2150万元，完成58.6%。去年同期1105万元，同比增14%',
  )
  expect(text).toMatch(/财政收入1260万元，比上年同期的1105万元增长14%，年任务2150万元，完成58\.6%。/)
  expect(text).not.toMatch(/同比/)
  expect(await write('写治安工作\n刑事立案37起，2024年49起，下降24.5%')).toMatch(
    /刑事立案37起，比上年的49起下降24\.5%/,
  )
})

test('blanks for marks part clauses, and a label that its fact explains is no lead', async () => {
  expect(await write('写普法工作\n弱项  青壮年外出占40% 人不在家 宣传够不着')).toMatch(
    /占40%，人不在家，宣传/,
  )
  const text = await write('写综合工作\n党建：主题党日6次\n河道清淤：完成9公里')
  expect(text).toMatch(/开展主题党日6次/)
  expect(text).not.toMatch(/党建方面/)
  expect(text).toMatch(/河道清淤方面，完成9公里|完成河道清淤9公里|河道清淤完成9公里/)
})

test('a denial stays before its verb, and a blank behind one parts clauses', async () => {
  const text = await write(
    '根治欠薪工作汇报\n受理线索61件，剩下3件没办结\n排查工地12个\n没有人员伤亡 受损房屋2间 倒树5棵',
  )
  expect(text).toContain('其余3件未办结')
  expect(text).toContain('无人员伤亡')
})
