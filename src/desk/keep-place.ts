// Step: what a person says his 本单位 is -> the full name it is kept under.
import { nameDoor, refuseLong } from '#domain/text-limits.ts'
import { AppError } from '#shared/errors.ts'

const townEnd = /(街道|镇|乡|苏木|开发区|农场|林场)$/

/** Several places bear the name: which one is meant must be said. */
export class AmbiguousPlaceError extends AppError {
  readonly names: readonly string[]

  constructor(place: string, names: readonly string[]) {
    const marked = names.map((name, at) => `${'①②③④⑤⑥⑦⑧⑨'.charAt(at)}${name}`)
    super('input', `叫“${place}”的不止一个：${marked.join('、')}。`, {
      fix: '是哪一个？回复序号或全称就行。',
    })
    this.names = names
  }
}

type Suggest = (text: string) => Promise<readonly string[]>

/** Throws AppError `input` when it is no known or plausible place, AmbiguousPlaceError when it is several. */
export function findPlaceName(given: string, suggest: Suggest): Promise<string> {
  refuseLong(given.length, nameDoor)
  return findName(given.trim().replace(/(人民政府|办事处)$/, ''), suggest)
}

async function findName(place: string, suggest: Suggest): Promise<string> {
  const suggested = place.length >= 2 ? await suggest(place) : []
  const isTown = townEnd.test(place)
  const matching = suggested.filter(
    (name) => name === place || name.endsWith(place) || (!isTown && endsWithShort(name, place)),
  )
  if (matching.includes(place)) return place
  if (matching.length === 1) return matching[0] as string
  if (matching.length > 1) throw new AmbiguousPlaceError(place, matching)
  // An invented or very new township is in no list: with county and suffix it is believed.
  if (isTown && place.length >= 3) return place
  throw new AppError('input', `没认出“${place}”是哪个乡镇或街道。`, {
    fix: '请写全称，例如“本单位是青禾县柳溪镇”。',
  })
}

function endsWithShort(name: string, short: string): boolean {
  return ['镇', '乡', '街道'].some((end) => name.endsWith(short + end))
}
