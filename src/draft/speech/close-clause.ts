// Step of reading a brief: the clauses of a sentence as they are said (已经报县里了, 网上投诉的38件，上门的17件) -> as they are written, without the 的 and 了 that only speech ends with.

const denied =
  /^(?!.*没有一[起件个]|[均都]是)((?:均|都|全部|没有|未)[\u4e00-\u9fff、]{3,}[^目别似为镇乡道年度份]|没有[\u4e00-\u9fff]{2})的$/
const finished = /^(.*(?:已经|已(?!经)|均|刚)[^，]{1,24}[^除为罢不])了$/
/** 初次的41件: what 的 belongs to a measure (1年以上的3件) or to a verb says another thing without it. */
const kindOf =
  /^(?!.*(?:少于|多于|低于|高于|超过|比|较|追回|退回|定的|多领|涉|属|含|来[听看]|关于|有关|最|是|在|超过|其中\d|[了把被]))([^\d]{1,12}[^\d内右间](?<!以[上下]|期间))的(?=[约近]?\d[\d.]*[万亿]?余?[件起条人名户处次批个家宗场份]{0,2}$)/

const counted = /^[^\d]{2,14}[约近]?\d[\d.]*[万亿]?余?[件起条人名户处次批个家宗场份]{0,2}$/

/** Kinds are told in a list: one alone keeps its 的. */
export function closeClauses<T extends { readonly text: string }>(clauses: readonly T[]): readonly T[] {
  const isListed = clauses.filter(({ text }) => counted.test(text)).length > 1
  return clauses.map((clause) => {
    const text = isListed ? clause.text.replace(kindOf, '$1') : clause.text
    return { ...clause, text: text.replace(finished, '$1').replace(denied, '$1') }
  })
}
