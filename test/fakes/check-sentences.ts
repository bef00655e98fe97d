// Seeded generator of sentences as a model writes them from passages: sound ones (extracts, light rewrites) and ones with one planted fault.

import { placeName } from '#domain/place.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { splitSentences } from '#text/split-sentences.ts'
import type { CorpusPassage } from './corpus-passages.ts'
import { openDice } from './open-dice.ts'

export interface WrittenSentence {
  readonly text: string
  readonly passages: readonly CorpusPassage[]
  /** How it was rewritten, or which fault was planted. */
  readonly kind: string
  readonly isSound: boolean
}

interface Draw {
  readonly random: () => number
  readonly pick: <T>(list: readonly T[]) => T
  readonly passages: readonly CorpusPassage[]
}

interface Base {
  readonly passage: CorpusPassage
  /** One to three clauses of one sentence, its last mark left out. */
  readonly body: string
}

const clausesOf = (text: string) => text.replace(/[。;；!！]$/, '').split(/[,，]/)

function drawBase({ pick, random, passages }: Draw): Base {
  for (;;) {
    const passage = pick(passages)
    const spans = splitSentences(passage.text)
    const span = pick(spans)
    const clauses = clausesOf(passage.text.slice(span.start, span.end))
    const from = Math.floor(random() * clauses.length)
    const body = clauses
      .slice(from, from + 1 + Math.floor(random() * 3))
      .join('，')
      .replace(/^[一二三四五六七八九十]+是/, '')
    const hasPairs = [...'“”《》（）()'].every((mark) => body.split(mark).length <= 2)
    const isWhole =
      body.split('“').length === body.split('”').length && body.split('《').length === body.split('》').length
    if (
      body.length >= 14 &&
      body.length <= 90 &&
      hasPairs &&
      isWhole &&
      !/^[（(]?[一二三四五六七八九十]+[）)、]/.test(body)
    )
      return { passage, body }
  }
}

const lead = ({ passage }: Base, { pick }: Draw) =>
  pick([
    '',
    '',
    `${passage.place.town}`,
    `${placeName(passage.place)}${passage.year}年`,
    `${passage.year}年，${passage.place.town}`,
    `据报告，${passage.place.town}`,
  ])

const sound: Readonly<Record<string, (base: Base, draw: Draw) => string | null>> = {
  extract: ({ body }) => body,
  connective: ({ body }, { pick }) => `${pick(['同时，', '此外，', '其中，', '具体来看，'])}${body}`,
  reorder: ({ body }) => {
    const clauses = body.split('，')
    return clauses.length < 2 ? null : [...clauses.slice(1), clauses[0]].join('，')
  },
  join: ({ body }, { pick }) => {
    const clauses = body.split('，')
    return clauses.length < 2 ? null : clauses.join(pick(['并', '且', '、', '，并']))
  },
  words: ({ body }) => {
    const changed = body
      .replace(/(?<=[^\d])和/, '及')
      .replace(/共(?=[\u4e00-\u9fff]{2})/, '累计')
      .replace('开展', '组织开展')
      .replace('对', '针对')
      .replace('为', '给')
      .replace('全年', '年内')
      .replace('通过', '采取')
    return changed === body ? null : changed
  },
  width: ({ body }) => {
    const changed = body.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    return changed === body ? null : changed
  },
  thousands: ({ body }) => {
    const changed = body.replace(/(?<!\d)([1-9]\d{0,2})(\d{3})(?=[\u4e00-\u9fff])(?!年|热线)/, '$1,$2')
    return changed === body ? null : changed
  },
  money: ({ body }) => {
    const match = /(\d+(?:\.\d+)?)万(余|多)?元/.exec(body)
    if (match) return body.replace(match[0], `${Math.round(Number(match[1]) * 1e4)}${match[2] ?? ''}元`)
    const plain = /(?<![\d.])(\d{4,6})元/.exec(body)
    return plain ? body.replace(plain[0], `${Number(plain[1]) / 1e4}万元`) : null
  },
  trim: ({ body }) => {
    const changed = body.replace(/积极|切实|认真|大力|全年|进一步/, '')
    return changed === body ? null : changed
  },
}

const units: Readonly<Record<string, readonly string[]>> = {
  起: ['件', '次'],
  件: ['起', '份'],
  人: ['户', '人次'],
  人次: ['人', '户'],
  名: ['户', '家'],
  场: ['期', '次'],
  次: ['场', '天'],
  户: ['人', '家'],
  家: ['户', '人'],
  份: ['册', '件'],
  个: ['家', '处'],
}

const inventions = [
  '建立了全省首个智慧监管云平台',
  '获评国家级示范单位',
  '引进第三方机构开展满意度测评',
  '与高校共建法学实践基地',
  '群众满意度跃居全市首位',
  '设立了夜间流动仲裁庭',
  '聘请退休法官坐班值守',
  '邀请媒体记者全程直播',
  '出台了奖励举报的实施细则',
  '给每户发放了安全手环',
]

const faults: Readonly<Record<string, (base: Base, draw: Draw) => string | null>> = {
  digit: ({ body }, { pick, random }) => {
    const found = findQuantities(body).filter(({ raw }) => /\d/.test(raw))
    if (found.length === 0) return null
    const { raw, at } = pick(found)
    const digits = [...raw].flatMap((char, i) => (/\d/.test(char) ? [i] : []))
    const where = pick(digits)
    const other = String((Number(raw[where]) + 1 + Math.floor(random() * 8)) % 10 || 7)
    if (other === raw[where]) return null
    return body.slice(0, at.start) + raw.slice(0, where) + other + raw.slice(where + 1) + body.slice(at.end)
  },
  unit: ({ body }, { pick }) => {
    if (/\d万(?:余|多)?元/.test(body)) return body.replace(/(\d)万(余|多)?元/, '$1$2元')
    const found = findQuantities(body).find(
      ({ raw, unit }) => /\d/.test(raw) && units[unit] && raw.endsWith(unit),
    )
    if (!found) return null
    const other = pick(units[found.unit]!)
    return body.slice(0, found.at.end - found.unit.length) + other + body.slice(found.at.end)
  },
  place: (base, { pick, passages }) => {
    const { place } = base.passage
    const other = pick(
      passages.filter(
        (one) => one.place.town !== place.town && !base.passage.text.includes(one.place.town ?? ''),
      ),
    )
    return `${other.place.town}${base.body}`
  },
  year: (base, { pick }) => {
    const { passage } = base
    const others = [2019, 2020, 2021, 2022, 2023, 2024, 2025].filter(
      (year) => year !== passage.year && !passage.text.includes(String(year)),
    )
    return `${passage.place.town}${pick(others)}年${base.body}`
  },
  roles: ({ body }) => {
    const [one, other] = findQuantities(body).filter(({ raw }) => /^\d+\D$/.test(raw))
    if (!one || !other || one.unit !== other.unit || one.value === other.value) return null
    const between = body.slice(one.at.end, other.at.start)
    return body.slice(0, one.at.start) + other.raw + between + one.raw + body.slice(other.at.end)
  },
  negation: ({ body }) => {
    const dropped = body.replace(
      /未(?!来|成年)|没有|(?<=[\u4e00-\u9fff])不(?=[\u4e00-\u9fff]{2})(?!不断|不仅|不同|不动产)|没(?=[\u4e00-\u9fff])/,
      '',
    )
    if (dropped !== body) return dropped
    const added = body.replace(
      /(?<=[\u4e00-\u9fff])(发放|化解|办结|建成|完成|召开|签订|聘请|整改|配备|收到|参加|印发|排查|追回|修订|答复|建立)/,
      '未$1',
    )
    return added !== body ? added : null
  },
  invented: ({ body }, { pick, random }) => {
    const clauses = body.split('，')
    const at = Math.floor(random() * (clauses.length + 1))
    return [...clauses.slice(0, at), pick(inventions), ...clauses.slice(at)].join('，')
  },
  foreign: (base, draw) => {
    const other = drawBase(draw)
    const clauses = base.body.split('，')
    const clause = draw.pick(other.body.split('，'))
    const isForeign = other.passage.file !== base.passage.file && clause.length >= 8
    return isForeign ? [...clauses, clause].join('，') : null
  },
}

/** `count` sentences, one in two with a fault; each cites its passage by number among five. */
export function writeSentences(
  count: number,
  seed: number,
  passages: readonly CorpusPassage[],
): readonly WrittenSentence[] {
  const random = openDice(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const draw: Draw = { random, pick, passages }
  const kinds = { sound: Object.keys(sound), faults: [...Object.keys(faults), 'moved'] }
  const written: WrittenSentence[] = []
  while (written.length < count) {
    const isSound = written.length % 2 === 0
    const choice = isSound ? kinds.sound : kinds.faults
    const kind = choice[Math.floor(written.length / 2) % choice.length]!
    const one = writeOne(kind, isSound, draw)
    if (one) written.push(one)
  }
  return written
}

function writeOne(kind: string, isSound: boolean, draw: Draw): WrittenSentence | null {
  for (let attempt = 0; attempt < 400; attempt++) {
    const base = drawBase(draw)
    const make = isSound ? sound[kind]! : (faults[kind] ?? sound.extract!)
    const body = make(base, draw)
    if (body === null || (body === (isSound ? null : base.body) && kind !== 'moved')) continue
    const isNamed = kind === 'place' || kind === 'year'
    const text = `${isNamed ? '' : lead(base, draw)}${body}`
    const cited = kind === 'moved' ? drawOther(base, draw) : base.passage
    return { text: `${text}[${cited.n}]。`, passages: [base.passage, cited], kind, isSound }
  }
  return null
}

/** A passage of another section or report that does not say the same. */
function drawOther({ passage, body }: Base, { pick, passages }: Draw): CorpusPassage {
  return pick(passages.filter((other) => other.n !== passage.n && !other.text.includes(body)))
}
