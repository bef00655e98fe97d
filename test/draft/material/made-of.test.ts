// What a number is made of stands behind it; the field that a label names stays with what it leads.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const write = async (text: string) =>
  renderText(await draft({ brief: readBrief({ text, place: ownPlace, year: 2025 }, briefBook) }, deps))

test('the parts of the next line stand behind the number that they make up', async () => {
  const text = await write(
    '平安建设工作总结\n综治中心受理纠纷146件，化解141件，化解率96.6%\n其中婚姻48件、邻里61件、土地37件\n司法确认9件',
  )
  expect(text).toMatch(/146件[，（]其中婚姻48件、邻里61件、土地37件[，）]化解141件/)
})

test('parts that the same line tells behind another number do so too', async () => {
  const text = await write(
    '平安建设工作总结\n全镇排查矛盾纠纷96起，化解91起；婚姻家庭32起、邻里41起、其他23起，没有民转刑',
  )
  expect(text).toMatch(/96起，其中婚姻家庭32起、邻里41起、其他23起，/)
})

test('a field of the work that its sentence does not name leads it', async () => {
  const text = await write('安全生产工作总结\n水运：设卡点6个，劝返船只140艘\n检查企业90家次')
  expect(text).toMatch(/水运方面，设/)
})

test('the name of what was done is no speaker', async () => {
  const text = await write('食品安全工作总结\n食堂：“阳光厨房+直播”：装了11家\n检查门店90家次')
  expect(text).not.toMatch(/食堂说/)
  expect(text).toMatch(/“阳光厨房\+直播”安装11家/)
})

test('what was looked at stands behind the verb', async () => {
  expect(await write('安全生产工作总结\n九小场所抽查67家，换灭火器30具')).toMatch(/抽查九小场所67家/)
})

test('all of one’s own street is no other township', async () => {
  const text = await write('养老服务工作总结\n整个街道持证的护理员12人，服务老人430人')
  expect(text).toMatch(/12人/)
})

test('what was said of a number ends its sentence', async () => {
  expect(await write('渡口安全工作总结\n渡口复查1处，合格\n渡船停航0次')).not.toMatch(/合格，/)
})
