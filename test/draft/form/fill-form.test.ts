import { describe, expect, it } from 'vitest'
import type { Form } from '#domain/drafting-book.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { fillForm } from '#draft/form/fill-form.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const read = (text: string) => readBrief({ text, place: ownPlace, year: 2024 }, briefBook)
const formOf = (name: string): Form => briefBook.drafting.forms.find((form) => form.name.startsWith(name))!

/** 本年新收 总计 6: last label, last head, what stands there. */
function fill(name: string, text: string) {
  const { table, open } = fillForm(formOf(name), read(text))
  const shown = table.filled.map(({ labels, heads, row, column }) =>
    [labels.at(-1), heads.at(-1), table.rows[row]![column]].filter(Boolean).join(' '),
  )
  return { shown, open, filled: table.filled }
}

describe('the form of what was published', () => {
  it('takes a number by its row and its column', () => {
    const { shown } = fill('主动公开', '制发行政规范性文件3件，废止行政规范性文件1件\n作出行政处罚决定28件')
    expect(shown).toEqual([
      '行政规范性文件 本年制发件数 3',
      '行政规范性文件 本年废止件数 1',
      '行政处罚 本年处理决定数量 28',
    ])
  })

  it('asks where the column was not said, and takes no number of another unit or of what was only published', () => {
    expect(fill('主动公开', '行政规范性文件3件')).toMatchObject({ shown: [], open: ['行政规范性文件3件'] })
    expect(fill('主动公开', '公示行政许可信息12件\n开展行政处罚案卷评查2次')).toMatchObject({
      shown: [],
      open: [],
    })
  })

  it('says money in the unit of its head', () => {
    expect(fill('主动公开', '行政事业性收费3.5万元').shown).toEqual([
      '行政事业性收费 本年收费金额（单位：万元） 3.5',
    ])
  })
})

describe('the form of applications', () => {
  const name = '收到和处理'

  it('puts what is not parted under the total and parts under their applicants', () => {
    const { shown } = fill(name, '收到依申请公开7件，其中自然人6件、企业1件\n予以公开5件，部分公开2件')
    expect(shown).toEqual([
      '一、本年新收政府信息公开申请数量 自然人 6',
      '一、本年新收政府信息公开申请数量 商业企业 1',
      '一、本年新收政府信息公开申请数量 总计 7',
      '（一）予以公开 总计 5',
      '（二）部分公开（区分处理的，只计这一情形，不计其他情形） 总计 2',
    ])
  })

  it('asks for the reason of a refusal that says none, and takes one that is said', () => {
    expect(fill(name, '不予公开1件')).toMatchObject({ shown: [], open: ['不予公开1件'] })
    expect(fill(name, '不予公开1件（属于行政执法案卷）').shown).toEqual(['7.属于行政执法案卷 总计 1'])
  })

  it('a nought said of a row is one of all its columns; nothing else is added up', () => {
    expect(fill(name, '上年结转0件').shown).toHaveLength(7)
    expect(fill(name, '予以公开4件，部分公开1件').shown.some((one) => one.includes('（七）总计'))).toBe(false)
  })

  it('a plan, last year and a number that is not exact are no numbers of this year', () => {
    expect(fill(name, '上年收到依申请公开3件').shown).toEqual([])
    expect(fill(name, '收到依申请公开10余件')).toMatchObject({ shown: [], open: ['收到依申请公开10余件'] })
  })
})

describe('the form of disputes', () => {
  const name = '政府信息公开行政复议'

  it('a nought of both is one of every cell, said with or without a number', () => {
    expect(fill(name, '因信息公开引起的复议、诉讼0件').shown).toHaveLength(15)
    const said = fill(name, '全年无政府信息公开行政复议和行政诉讼')
    expect(said.shown).toHaveLength(15)
    expect(said.filled[0]!.source).toMatchObject({ kind: 'statement', source: '素材第1行' })
  })

  it('a suit does not say by which way it came', () => {
    const { shown, open } = fill(name, '行政复议1件，行政诉讼2件')
    expect(shown).toEqual(['总计 1'])
    expect(open).toEqual(['行政诉讼2件'])
  })
})

it('every cell that is filled carries where its number came from, and the text tells what is in the form', async () => {
  const brief = read('政府信息公开工作年度报告\n收到依申请公开6件，不予公开1件')
  const written = await draft({ brief }, deps)
  const [cell] = written.sections.flatMap(({ table }) => table?.filled ?? [])
  expect(cell).toMatchObject({ source: { kind: 'brief', raw: '6', source: '素材第2行' } })
  expect(written.pending.join()).toContain('不予公开1件')
  expect(written.unusedFigures).toEqual([])
})
