// A number that is asked for without a place, by an official who has said where he is: his own town's, and all towns' where his own tells none.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestLibrary, reportOf, type TestLibrary } from '../../fakes/open-test-library.ts'

const texts = {
  'tanxi-2023.txt': reportOf('潭溪镇', 2023, '（一）调解矛盾纠纷\n全年调解矛盾纠纷90起。网格员有64名。'),
  'tanxi-2024.txt': reportOf('潭溪镇', 2024, '（一）调解矛盾纠纷\n全年调解矛盾纠纷100起。网格员有71名。'),
  'heshan-2024.txt': reportOf('禾山乡', 2024, '（一）调解矛盾纠纷\n全年调解矛盾纠纷130起。更换路灯46盏。'),
}

let office: TestLibrary
beforeAll(async () => {
  office = await openTestLibrary(texts)
})
afterAll(() => office.close())

const own = '岚水县潭溪镇'
const tell = async (text: string, place: string | null = own) => (await office.talk([text], place)).text

describe('a question without a place', () => {
  it('is answered for the town of who asks', async () => {
    const text = await tell('2024年调解矛盾纠纷多少起')
    expect(text).toContain('100起')
    expect(text).not.toContain('130起')
  })
  it('is held against his own town', async () => {
    expect(await tell('2024年网格员还是64名吧')).toMatch(/^不是，.*71名/)
  })
  it('is answered for the others where his own tells nothing', async () => {
    expect(await tell('2024年更换路灯多少盏')).toContain('46盏')
  })
  it.each(['2024年哪个乡镇调解矛盾纠纷最多', '2024年各乡镇调解矛盾纠纷各多少起'])(
    'is of all where all are asked for: %s',
    async (text) => expect(await tell(text)).toContain('130起'),
  )
  it('is of all where nobody said where he is', async () => {
    expect(await tell('2024年调解矛盾纠纷多少起', null)).toContain('130起')
  })
})
