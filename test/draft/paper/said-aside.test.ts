// What leads or surrounds the facts of a brief and is no fact: who said it, who is spoken to, what is asked for; and that facts go with their table, their year and their words.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const writeWhole = (text: string) =>
  draft({ brief: readBrief({ text, place: ownPlace, year: 2024 }, briefBook) }, deps)
const write = async (text: string) => renderText(await writeWhole(text))

test('an office with one of its people, and who is spoken to, are no text', async () => {
  const marks = [
    '【综治办 老吴】\n',
    '【派出所小陈】',
    '司法所 韦姐：',
    '（应急站 老周报）\n',
    '农业中心 李主任：',
    '东岭村 王支书同志说：\n',
    '主任，',
    '主任好！',
    '王书记您好，',
    '各位领导好：',
  ]
  for (const mark of marks) {
    const text = await write(`平安建设工作总结\n${mark}排查矛盾纠纷215起，化解206起。`)
    expect(text).toMatch(/排查矛盾纠纷215起，化解206起/)
    expect([mark, text]).toEqual([
      mark,
      expect.not.stringMatching(/老吴|小陈|韦姐|老周|李主任|王支书|主任|书记|领导|您?好/),
    ])
  }
})

test('小学, 小计 and a secretary who leads are no people that speak', async () => {
  const text = await write(
    '护林工作总结\n中心小学，开展防火课12场。\n书记，镇长带队巡山6次。\n村小组长报告火情3次。',
  )
  expect(text).toMatch(/小学/)
  expect(text).toMatch(/镇长带队巡山6次/)
  expect(text).toMatch(/火情3次/)
})

test('a request for one part is neither its name nor its first sentence', async () => {
  const asked = [
    '柳溪镇政府工作报告，只要2024年产业发展这一节，数字如下，全是统计站核过的：',
    '柳溪镇政府工作报告，只写产业发展部分，数据如下：',
    '柳溪镇政府工作报告，光要产业发展这一块，材料如下：',
  ]
  for (const one of asked) {
    const { title, sections } = await writeWhole(`${one}\n柑橘种植1.2万亩，产量1.86万吨。`)
    const text = sections
      .flatMap(({ heading, paragraphs }) => [heading, ...paragraphs.map((p) => p.text)])
      .join('')
    expect(`${title}${text}`).toMatch(/产业发展/)
    expect(`${title}${text}`).not.toMatch(/只[要写]|光要|核过|如下/)
    expect(text).toMatch(/1\.2万亩/)
  }
})

test('a line in brackets that speaks to the writer is listed, one that counts is told', async () => {
  const { unused, ...rest } = await writeWhole(
    '护林工作总结\n（本人到镇上才三个月，以下为各办公室报来的情况，已逐条核对；缺的内容请注明，不要编。）\n巡山40次',
  )
  expect(renderText(rest)).not.toMatch(/三个月|逐条|请注明/)
  expect(unused.map(({ text }) => text).join('')).toMatch(/已逐条核对/)
  expect(await write('护林工作总结\n（汇总写总结用，巡山40次，查处火源7处）')).toMatch(/巡山40次/)
})

test('a paper on two things is called by both, a place is no subject, and plans stay in the title', async () => {
  expect((await writeWhole('沙河镇2024年防汛和安全生产工作总结\n检查企业175家次')).title).toBe(
    '柳溪镇2024年防汛和安全生产工作总结',
  )
  const half = await write('南屏县大塘乡2024年上半年工作总结及下半年工作计划\n巡山40次\n下半年\n巡山60次')
  expect(half).toMatch(/^柳溪镇2024年上半年工作总结及下半年工作计划\n/)
  expect(half).not.toMatch(/大塘乡/)
})

test('the same time last year is not the whole of it', async () => {
  for (const said of ['去年同期', '上年同期', '上一年同期'])
    expect(await write(`上半年工作总结\n村集体经济收入186万元，${said}152万元\n巡山40次`)).toMatch(
      /186万元，比上年同期的152万元增长22\.4%/,
    )
  expect(await write('上半年工作总结\n刑事案件去年同期29起今年21起\n巡山40次')).toMatch(/上年同期的29起/)
})

test('fewer settled of fewer that came in is no decline', async () => {
  const text = await write(
    '欠薪工作汇报\n项目\t2024年\t2023年\n受理投诉（件）\t23\t31\n办结（件）\t22\t31\n追回工资（万元）\t187.4\t265.9',
  )
  expect(text).toMatch(/31件，下降25\.8%|比上年的31件下降25\.8%/)
  expect(text).not.toMatch(/办结22件[^。]*下降|187\.4万元[^。]*下降/)
  expect(text).toMatch(/265\.9万元/)
})

test('what is denied or qualified and stands nowhere is listed', async () => {
  const { listLost } = await import('#draft/material/list-lost.ts')
  const lost = (line: string, told: string) => listLost([line], [told]).map(({ text }) => text)
  const told = '未办结的2件均为12月下旬收到。'
  expect(lost('没办结的2件都是12月下旬才收到的，还在期限内', told)).toEqual(['还在期限内'])
  expect(lost('没有发生垮坝溃堤', told)).toEqual(['没有发生垮坝溃堤'])
  expect(lost('没有发生垮坝溃堤', '未发生垮坝溃堤。')).toEqual([])
  expect(lost('铁路护路没出事', '铁路护路未出事。')).toEqual([])
})

test('a clause from which 了 or 的 went is a sentence still', async () => {
  const said: readonly (readonly [string, RegExp])[] = [
    ['命案没有发生的', /未发生命案/],
    ['溺水事故没发生过', /未发生溺水事故/],
    ['查出隐患4处，责任人都定了的', /责任人均已明确/],
    ['宣传方式老，短视频只做了1条', /短视频仅制作1条|仅制作短视频1条|短视频只制作1条/],
    ['早稻8600亩，全部栽下去了', /全部完成栽种/],
    ['发现险情9处，全部处置掉了', /全部处置完毕/],
    ['安置点开了3个', /开放安置点3个/],
    ['夜校开了3期', /夜校开了3期|开设夜校3期|举办夜校3期/],
    ['镇里的门市开了3家', /门市开了3家/],
    ['救援队排查了12处', /排查12处/],
    ['物资嘛，编织袋备了8500条', /物资方面/],
    ['到市里去的有1批3人，当天劝返', /到市上访1批3人/],
    ['学法临时学得多', /临时学得多/],
  ]
  for (const [words, written] of said)
    expect(await write(`平安建设工作总结\n${words}\n巡逻40次`)).toMatch(written)
})
