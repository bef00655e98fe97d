// Numbers that a talk told, asked for in another form: one sentence, a row each, fewer of them, in order. No number is looked for anew where it was told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestLibrary, reportOf, type TestLibrary } from '../../fakes/open-test-library.ts'

const ofYear = ([disputes, settled, petitions, old]: readonly number[]) => `（一）调解矛盾纠纷
全年调解矛盾纠纷${disputes}起，成功${settled}起。
（二）信访工作
全年受理信访事项${petitions}件，化解信访积案${old}件。`

const texts = {
  'tanxi-2023.txt': reportOf('潭溪镇', 2023, ofYear([90, 86, 31, 3])),
  'tanxi-2024.txt': reportOf('潭溪镇', 2024, ofYear([100, 95, 28, 2])),
  'heshan-2023.txt': reportOf('禾山乡', 2023, ofYear([70, 66, 17, 4])),
  'heshan-2024.txt': reportOf('禾山乡', 2024, ofYear([60, 57, 19, 5])),
  'yanping-2024.txt': reportOf('岩坪乡', 2024, ofYear([77, 76, 22, 1])),
}

let office: TestLibrary
beforeAll(async () => {
  office = await openTestLibrary(texts)
})
afterAll(() => office.close())
const textOf = async (...turns: readonly string[]) => (await office.talk(turns, null)).text
const first = (text: string) => text.split('\n')[0]

describe('what was told is told in another form', () => {
  const asked = '潭溪镇2024年调解矛盾纠纷多少起'
  it('of the places and the year that are named', async () => {
    const text = await textOf(
      '潭溪镇2023、2024年调解矛盾纠纷各多少起',
      '禾山乡呢',
      '把潭溪和禾山2024年这两个数放在一句话里',
    )
    expect(first(text)).toMatch(/潭溪镇100起\[\d\]、禾山乡60起\[\d\]/)
    expect(first(text)).not.toMatch(/90起|70起/)
    expect(first(text)!.match(/100起/g)).toHaveLength(1)
  })
  it('of two measures that turns of their own told, and fewer years of them', async () => {
    const turns = [
      '潭溪镇2023、2024年调解矛盾纠纷各多少起',
      '受理信访多少件',
      '请把矛盾纠纷数和信访件数写成一句话，我直接放进稿子里',
    ]
    const whole = first(await textOf(...turns))
    expect(whole).toMatch(/90起.*100起.*；.*28件/)
    const less = await textOf(...turns, '太长了，只留2024年的')
    expect(less).toMatch(/100起/)
    expect(less).toMatch(/28件/)
    expect(less).not.toMatch(/90起/)
  })
  it('as rows, a place each', async () => {
    const text = await textOf(asked, '禾山和岩坪呢', '三家列一下，一家一行')
    expect(text).toMatch(/\| 禾山乡 \| 60起\[\d\] \|/)
    expect(text).toMatch(/\| 潭溪镇 \| 100起\[\d\] \|/)
  })
  it('in order, of as many places as one answer told, whatever was asked since', async () => {
    const text = await textOf(
      '潭溪镇、禾山乡、岩坪乡2024年调解矛盾纠纷一共多少起',
      '禾山乡受理信访多少件',
      '那写一句：三个乡镇的矛盾纠纷数从多到少怎么排的',
    )
    expect(first(text)).toMatch(/潭溪镇100起.*岩坪乡77起.*禾山乡60起/)
  })
})
