// Step: words that point to places spoken of (它, 该镇, 这两家, 三家) -> those places. Null where nothing points, or points to nothing.
import type { LastAnswer } from '#domain/answer.ts'
import { type Frame, namesPlace } from '#domain/frame.ts'
import { isSamePlace, type Place } from '#domain/place.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { alone, turnsAway } from './read-operation.ts'

const placeNouns = '(?:镇|乡|街道|地方|地|单位|家|者)'
const single =
  /(?:^|[，,。；;、\s]|那|把|比|跟|和|与|就|只看)(?:它|他们(?!镇|乡|街道)|该(?:镇|乡|街道|地|单位|家)|[这那]个?(?:镇|乡|街道|地方|单位)(?![家个些])|[这那]一?家(?=[呢的也在有怎咋多少去今比，,。？?]|$))|(?:它|他们)[呢吗嘛?？。]?$/
const several = new RegExp(
  `(?:这|那|前面?这?|上面这?|以上|上述)([两俩二三四五六七八九]|[2-9])个?(?:乡镇|${placeNouns})|(?<![哪前后头他外另有的末尾底位])([两三])(?:个(?:镇|乡|街道|地方|单位|乡镇)|[家者地]|[边方头](?=[谁哪差各加合一比相都多少高低]))|(俩)(?=[谁哪差个加合一比相都各])|^(?:它们|双方)|(?:哪|两)[边头](?=[^，,。？?]{0,6}[高低多少大小强好快])`,
)

/** `spoken`: the newest last. */
function readPointed(text: string, spoken: readonly Place[]): readonly Place[] | null {
  const many = several.exec(text)
  if (many) {
    const written = many[1] ?? many[2] ?? '两'
    const count = written === '俩' ? 2 : (parseCount(written) ?? 2)
    return spoken.length >= count ? spoken.slice(-count) : null
  }
  const newest = spoken.at(-1)
  return newest && single.test(text) ? [newest] : null
}

/** 该单位, 这两家: places spoken of, where the question names none. 它 of the one place that is asked about needs no finding. */
export function findPointed(
  now: Frame,
  { last, spoken }: { last: LastAnswer; spoken: readonly Place[] },
): readonly Place[] | null {
  if (namesPlace(now) || now.wantsPeers) return null
  const pointed = readPointed(now.text, spoken)
  const isSame = pointed?.length === 1 && (last.frame.include.length === 1 || now.wantsTowns)
  return isSame ? null : pointed
}

/** 石桥跟它哪个高: a place against the one spoken of last. */
export function besideSpoken({ include, text }: Frame, spoken: readonly Place[]): readonly Place[] | null {
  const newest = spoken.at(-1)
  const [only] = include
  if (!only || !newest || include.length > 1 || isSamePlace(only, newest)) return null
  return /(?:跟|和|与|比|同)(?:它|他们|那边|这边)|(?:它|他们)(?:跟|和|与|比|同)/.test(text)
    ? [only, newest]
    : null
}

/** 柳溪那个数, which two bear: the one that was spoken of last, whatever county it is in. */
export function settleSpoken<F extends Pick<Frame, 'ambiguous' | 'include'>>(
  now: F,
  spoken: readonly Place[],
): F {
  const meant = spoken.findLast((place) => now.ambiguous.some((one) => isSamePlace(one, place)))
  return meant ? { ...now, ambiguous: [], include: [...now.include, meant] } : now
}

/** 换个话题，信访件多少: of one's own place, where the talk has been about it all along. */
export function keepOnly(now: Frame, spoken: readonly Place[], own: Place | null): readonly Place[] | null {
  const isOwn = own !== null && spoken.length === 1 && spoken.every((place) => isSamePlace(place, own))
  const isOpen = !namesPlace(now) && !now.wantsPeers && !now.wantsTowns && !alone.includes(now.want)
  return isOwn && isOpen && turnsAway(now.text) ? [own] : null
}

/** 全县一共多少 after one town's number: the towns of its county. */
export function widenToCounty(now: Frame, last: Frame): Frame {
  const [only, ...others] = last.include
  const isOpen = !namesPlace(now) && !now.asksOwnRank && !turnsAway(now.text) && !/第几/.test(now.text)
  if (!isOpen || others.length > 0 || only?.town == null || only.county === null || !ofCounty.test(now.text))
    return now
  return { ...now, include: [{ ...only, town: null }], wantsTowns: true }
}

const ofCounty = /全[县区旗]/
