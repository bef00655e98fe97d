// Step of reading a brief: the lines that lead it (浦岙街道党工委书记郑某某，本人列的要点; 我是柳溪镇镇长; 简报第17期) -> who speaks of himself, in which post, and which number a bulletin has.
import { measureName } from '#text/private/measure-name.ts'

const post =
  '((?:党工委|党委|党组|纪委|纪工委)?(?:第一)?副?书记|(?:人大|政协)(?:主席团)?副?主[席任]|(?:常务)?副?[镇乡]长|(?:办事处|(?:(?![镇乡街道])[\\u4e00-\\u9fff]){2,8}?(?:中心|办公室|办))?副?主任|(?:人民)?武装部?副?部长|(?:党委|党工委|宣传|组织|统战|政法)委员|(?:(?![镇乡街道])[\\u4e00-\\u9fff]){0,8}?[所站队]长)(?:助理)?'
/** At the head of a line, behind 我是, 给我们, a place or an opening bracket. */
const posts = new RegExp(
  `(?:(?:我是|本人(?:是|系|任|现任)|述[职法]人[:：]?)[^，。\\n]{0,12}?|(?:给|替|帮)(?:我们?|咱们?|俺们?)(?:[镇乡]|街道)?的?|^|[\\s（(]|[镇乡]|街道|[（(][\\u4e00-\\u9fff]{0,8}?)${post}`,
)
/** 党委副书记、镇长: two posts of one person. */
const secondPost = new RegExp(`^[、兼](?=(${post}))`)
const leadChars = 200

export interface Author {
  /** As the material says it; empty for none. */
  readonly office: string
  readonly person: string
}

/** `head`: the words that lead the material. */
export function readAuthor(head: string): Author {
  const lead = head.slice(0, leadChars)
  const found = posts.exec(lead)
  if (found === null) return { office: '', person: '' }
  const first = found[0].slice(found[0].lastIndexOf(found[1]!))
  const after = lead.slice(found.index + found[0].length)
  const second = secondPost.exec(after)?.[1] ?? ''
  const office = second === '' ? first : `${first}、${second}`
  const behind = second === '' ? after : after.slice(second.length + 1)
  const open = behind.replace(/^[\s:：]+/, '')
  const own = open.slice(0, measureName(open, false)) || nameSelf(lead)
  return { office, person: own }
}

/** 我叫李某某，现任…; empty for none. */
function nameSelf(lead: string): string {
  const behind =
    /(?:我叫|本人叫|我是|述[职法]人[:：])\s?([\u4e00-\u9fff]{2,4}(?=[，,。\s]))/.exec(lead)?.[1] ?? ''
  return behind.slice(0, measureName(`${behind}，`, false))
}

/** 第17期; empty where none is named. */
export function readIssue(text: string): string {
  const found = /(?:20\d{2}年)?(?:总)?第\s?(\d{1,4})\s?期(?!间)/.exec(text.slice(0, leadChars * 2))
  return found === null ? '' : `第${found[1]}期`
}
