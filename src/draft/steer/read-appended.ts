// Step of reading: 低保后面补上涉及405户, 厂房那句写清楚，9月底前开工 -> the clause that is named, with the words behind it. Null for any other order, and where not just one clause is named.
import type { BriefFigure } from '#domain/brief.ts'
import { cutPieces } from '#draft/revise/split-clause.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'
import { matchOne } from './match-fact.ts'

const name = '(?:把|将|在)?([^，,。；;：:“”"]{2,16}?)(?:(?:那|这)一?[句条块个项]?(?:话)?)?'
const put = '(?:再|还|也|要|给我|请|用)*'
const quotedEnd = '[：:，,\\s]*[“"「]?([^“”"「」。；;]{3,60}?)[”"」]?[。.!！吧]*$'
/** Not 加一句: what is a sentence of its own is added as one. */
const behind = new RegExp(
  `^${name}的?(?:末尾|最后面?|后面|后头|后边)${put}(括号|括号里|括弧里?)?(?:加上?|补上?|补充|添上?|写上|注明|标明|注上|说明|带上)(?![一两几个][条句个点项段])${quotedEnd}`,
)
/** 人均收入加“同比增长7.8%” */
const quoted = new RegExp(
  `^${name}的?${put}(?:加上?|补上?|添上?|写上|注明)(?:一?[个句])?[：:，,\\s]*[“"「]([^“”"「」。；;]{3,60}?)[”"」][。.!！吧]*$`,
)
const clearer = new RegExp(
  `^(?:把|将)?([^，,。；;：:“”"]{2,16}?)(?:那|这)一?[句条块]${put}(?:写|说|讲)(?:清楚|明白|具体|完整|全)(?:一?点|些|一些)?[，,：:]${quotedEnd}`,
)

export function readAppended(
  said: string,
  {
    figures,
    nameFact,
  }: { readonly figures: readonly BriefFigure[]; readonly nameFact: (words: string) => string | null },
): RevisionRequest | null {
  const text = said.trim()
  const [, told = '', quote = ''] = quoted.exec(text) ?? []
  const [, named = told, bracket, more = quote] = behind.exec(text) ?? []
  const [, cleared = '', clearedBy = ''] = named === '' ? (clearer.exec(text) ?? []) : []
  const words = named || cleared
  const old = words === '' ? null : findClause(words, figures, nameFact)
  const added = more || clearedBy
  if (old === null || added === '') return null
  const value = bracket ? `${old}（${added}）` : `${old}，${added}`
  return { kind: 'replace', part: '', item: null, old, text: value, clause: 'here' }
}

/** As it stands between two marks. */
function findClause(
  words: string,
  figures: readonly BriefFigure[],
  nameFact: (words: string) => string | null,
): string | null {
  const figure = matchOne(words, figures)
  if (figure !== null) {
    const { clause, at } = figure
    return cutPieces(clause).findLast(({ start }) => start <= at.start)!.text
  }
  const stated = nameFact(words)
  return stated !== null && stated !== words && !/\d/.test(stated) ? stated : null
}
